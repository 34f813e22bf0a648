import { defineConfig } from 'vitest/config';
import { CoverageReporter } from './src/coverage/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }], new CoverageReporter()],
    sequence: { shuffle: true },
    hookTimeout: 30_000,
    testTimeout: 30_000,
  },
});

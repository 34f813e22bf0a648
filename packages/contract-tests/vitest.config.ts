import { defineConfig } from 'vitest/config';
import { CoverageReporter } from './src/coverage/reporter.ts';

export default defineConfig(({ mode }) => ({
  test: {
    // `vitest run --mode stateful`: the same suite against a mock that remembers.
    env: mode === 'stateful' ? { MOCK_STATE: '1' } : {},
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }], new CoverageReporter()],
    sequence: { shuffle: true },
    // Two cores are worth two mocks; by default one core is left idle.
    maxWorkers: 2,
    hookTimeout: 30_000,
    testTimeout: 30_000,
  },
}));

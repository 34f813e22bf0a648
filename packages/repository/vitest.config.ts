import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // No test changes what another one sees, so that workers may be used again.
    isolate: false,
    include: ['test/**/*.test.ts'],
    // Packing, installing and linting take a while on a busy machine.
    hookTimeout: 300_000,
    testTimeout: 300_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});

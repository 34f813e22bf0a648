import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // No test changes what another one sees, so that workers may be used again.
    isolate: false,
    include: ['test/**/*.test.ts'],
    // Some tests bundle the whole specification, which takes a while on a busy machine.
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});

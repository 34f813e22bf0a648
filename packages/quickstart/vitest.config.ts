import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Starting the mock takes a second, and many of them on a busy machine.
    hookTimeout: 60_000,
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Starting a process and loading Prism takes seconds on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // On machines that may be busy.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    // The files share mocks and an embedded database, which takes seconds to start.
    isolate: false,
    maxWorkers: 1,
    // Tests with several instances wait for most of their time.
    maxConcurrency: 8,
    // On machines that may be busy.
    hookTimeout: 120_000,
    testTimeout: 300_000,
  },
});

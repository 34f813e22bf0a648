import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    // The files share an embedded database, which takes seconds to start.
    isolate: false,
    maxWorkers: 1,
    hookTimeout: 30_000,
    testTimeout: 30_000,
    // The same consumer against a mock that answers by examples, and against one that remembers.
    projects: [
      { extends: true, test: { name: 'stateless' } },
      { extends: true, test: { name: 'stateful', env: { MOCK_STATE: '1' } } },
    ],
  },
});

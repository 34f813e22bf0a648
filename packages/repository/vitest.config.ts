import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // No test changes what another one sees, so that workers may be used again.
    isolate: false,
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});

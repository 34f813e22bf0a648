import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Samples import the package by its name; here that means its source.
  resolve: { alias: { '@belvo-openapi/mock': fileURLToPath(new URL('src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts', 'samples/**/*.test.ts'],
    // Files of one worker share modules: Prism is loaded once and not for each file.
    isolate: false,
    // Starting a process and loading Prism takes seconds on a busy machine, and a table asks a hundred calls.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});

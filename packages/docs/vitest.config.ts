import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Files of one worker share modules: the highlighter and the specification are loaded once and not for each file.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'parts', include: ['test/{model,render,samples,serve}/**/*.test.ts'] } },
      {
        extends: true,
        // What looks at the built site: it is built, served and shown in one Chromium for all files.
        test: { name: 'site', include: ['test/site/**/*.test.ts'], globalSetup: ['test/site/setup.ts'] },
      },
    ],
  },
});

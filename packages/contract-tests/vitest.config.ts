import { defineConfig } from 'vitest/config';
import { CoverageReporter } from './src/coverage/reporter.ts';

export default defineConfig(({ mode }) => ({
  test: {
    // `vitest run --mode stateful`: the same suite against a mock that remembers.
    env: mode === 'stateful' ? { MOCK_STATE: '1' } : {},
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }], new CoverageReporter()],
    sequence: { shuffle: true },
    // One mock for all files: each compiles the schemas of the whole specification.
    isolate: false,
    maxWorkers: 1,
    hookTimeout: 60_000,
    // One test asks hundreds of calls, on machines that may be busy.
    testTimeout: 240_000,
  },
}));

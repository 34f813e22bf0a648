import * as library from '@belvo-openapi/client';
import { type MockOptions, type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, beforeAll } from 'vitest';
import { contractOf } from '../support/bundle.ts';
import { benchOf } from './bench-of.ts';
import type { Bench } from './exchange.ts';

/** Starts a mock for the tests of this file, with a client that points to it; both end with the file. */
export function useBench(options: MockOptions = {}): () => Bench {
  let bench: Bench | undefined;
  let mock: MockServer | undefined;
  beforeAll(async () => {
    mock = await startMock({ errors: true, seed: 'contract', state: process.env.MOCK_STATE === '1', ...options });
    bench = benchOf(mock, contractOf(), library);
  });
  afterAll(async () => await mock?.close());
  return () => {
    if (!bench) {
      throw new Error('the mock is started before the tests of a file, not while they are collected');
    }
    return bench;
  };
}

import * as library from '@belvo-openapi/client';
import { startMock } from '@belvo-openapi/mock';
import { beforeAll } from 'vitest';
import { contractOf } from '../support/bundle.ts';
import { benchOf } from './bench-of.ts';
import type { Bench } from './exchange.ts';

let started: Promise<Bench> | undefined;

async function start(): Promise<Bench> {
  const mock = await startMock({ errors: true, seed: 'contract', state: process.env.MOCK_STATE === '1' });
  return benchOf(mock, contractOf(), library);
}

/**
 * A mock and a client that points to it, as new for the tests of this file. The files of a worker share them, because
 * each mock compiles the schemas of the whole specification; they end with the worker.
 */
export function useBench(): () => Bench {
  let bench: Bench | undefined;
  beforeAll(async () => {
    started ??= start();
    bench = await started;
    await bench.mock.reset();
  });
  return () => {
    if (!bench) {
      throw new Error('the mock is started before the tests of a file, not while they are collected');
    }
    return bench;
  };
}

import type { MockServer } from '@belvo-openapi/mock';
import type { Contract } from '../support/bundle.ts';
import { CREDENTIALS } from '../wire/compare.ts';
import type { Bench } from './exchange.ts';
import type { Library } from './invoke.ts';

/** A client of one library, pointed to a mock. */
export function benchOf(mock: MockServer, contract: Contract, library: Library): Bench {
  const client = library.createBelvoClient({ ...CREDENTIALS, baseUrl: mock.url, retries: 0 });
  return { mock, client, library, contract };
}

import type { MockServer } from '@belvo-openapi/mock';
import type { Bench } from '../client/exchange.ts';
import type { Library } from '../client/invoke.ts';
import { CREDENTIALS } from '../wire/compare.ts';
import type { Contract } from './bundle.ts';

/** A client of one library, pointed to a mock. */
export function benchOf(mock: MockServer, contract: Contract, library: Library): Bench {
  const client = library.createBelvoClient({ ...CREDENTIALS, baseUrl: mock.url, retries: 0 });
  return { mock, client, library, contract };
}

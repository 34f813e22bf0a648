import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type MockOptions, type MockServer, startMock } from '../../src/index.ts';

/** One mock for all tests of a file, as new for each of them. */
export function useMock(options: MockOptions = {}): MockServer {
  const holder: { mock?: MockServer } = {};
  beforeAll(async () => {
    holder.mock = await startMock({ seed: 'test', ...options });
  });
  beforeEach(() => holder.mock?.reset());
  afterAll(() => holder.mock?.close());
  return new Proxy({} as MockServer, {
    get: (_, name) => Reflect.get(holder.mock ?? {}, name),
  });
}

/** Ids of links that the tests ask for. */
export const linkId = '11111111-1111-4111-8111-111111111111';

/** The path of a link. */
export const linkPath = `/api/links/${linkId}/`;

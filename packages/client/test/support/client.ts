import { type BelvoClient, type ClientSettings, createBelvoClient } from '../../src/index.ts';

/** Visibly synthetic keys. */
export const KEYS = { secretId: 'not-a-real-id', secretPassword: 'not-a-real-secret' };

/** A schedule that repeats at once. */
export const AT_ONCE = { max: 2, baseDelay: 0 };

/** A client for a test server. */
export function clientFor(baseUrl: string, settings: ClientSettings = {}): BelvoClient {
  return createBelvoClient({ ...KEYS, baseUrl, ...settings });
}

/** The identifier used throughout. */
export const LINK_ID = '11111111-1111-4111-8111-111111111111';

/** A body with a secret in it. */
export const CREDENTIALS = { password: 'not-a-real-password' };

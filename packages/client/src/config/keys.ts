import { BelvoCore } from '../core/client.ts';
import type { Credentials } from './options.ts';

/** A client's keys, for the one operation that takes them in its body. */
export async function keysOf(client: BelvoCore): Promise<Credentials> {
  const { authorization } = BelvoCore.config(client);
  const value = typeof authorization === 'string' ? authorization : await authorization();
  const bytes = Uint8Array.from(atob(value.slice('Basic '.length)), (character) => character.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  const colon = text.indexOf(':');
  return { secretId: text.slice(0, colon), secretPassword: text.slice(colon + 1) };
}

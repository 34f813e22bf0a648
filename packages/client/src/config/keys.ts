import { BelvoCore } from '../core/client.ts';
import type { Credentials } from './options.ts';

/** A client's keys, for the one operation that takes them in its body. */
export async function keysOf(client: BelvoCore): Promise<Credentials> {
  const { access } = BelvoCore.config(client);
  return typeof access === 'function' ? access() : access;
}

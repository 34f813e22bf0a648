import type { ClientOptions } from './config/options.ts';
import { BelvoCore } from './core/client.ts';
import { type BelvoResources, resourceTables } from './generated/operations/facade.ts';

/** A client with every operation of the API as `belvo.<resource>.<verb>(…)`. */
export interface BelvoClient extends BelvoCore, BelvoResources {}

type Run = (...values: readonly unknown[]) => unknown;

/**
 * Creates a client.
 *
 * @throws UsageError for settings that cannot work: no environment, no keys, http to another machine, a browser,
 *   hooks that `createHooks` did not make, a setting that there is not.
 * @example
 * const belvo = createBelvoClient({
 *   secretId: process.env.BELVO_SECRET_ID ?? '',
 *   secretPassword: process.env.BELVO_SECRET_PASSWORD ?? '',
 *   environment: 'sandbox',
 * });
 * const link = await belvo.links.get('11111111-1111-4111-8111-111111111111');
 */
export function createBelvoClient(options: ClientOptions): BelvoClient {
  const core = new BelvoCore(options);
  const resources: Record<string, Record<string, Run>> = {};
  for (const [name, table] of Object.entries(resourceTables())) {
    const bound: Record<string, Run> = {};
    for (const [verb, operation] of Object.entries(table)) {
      bound[verb] = (operation as Run).bind(undefined, core);
    }
    resources[name] = bound;
  }
  return Object.assign(core, resources) as BelvoCore as BelvoClient;
}

import type { ClientOptions } from './config/options.ts';
import { BelvoCore } from './core/client.ts';
import { UsageError } from './errors/usage-error.ts';
import { type BelvoResources, resourceTables } from './generated/facade.ts';

/** A client with every operation of the API as `belvo.<resource>.<verb>(…)`. */
export interface BelvoClient extends BelvoCore, BelvoResources {}

type Bound = Record<string, (...values: never[]) => unknown>;

/**
 * Creates a client.
 *
 * @throws UsageError for settings that cannot work: no environment, no keys, http to another machine, a browser,
 *   hooks that `createHooks` did not make.
 * @example
 * const belvo = createBelvoClient({
 *   secretId: process.env.BELVO_SECRET_ID ?? '',
 *   secretPassword: process.env.BELVO_SECRET_PASSWORD ?? '',
 *   environment: 'sandbox',
 * });
 * const link = await belvo.links.get('11111111-1111-4111-8111-111111111111');
 */
export function createBelvoClient(options: ClientOptions): BelvoClient {
  if (options.hooks && options.hooks.isObserver !== true) {
    throw new UsageError('hooks must come from createHooks().');
  }
  const core = new BelvoCore(options);
  const resources: Record<string, Bound> = {};
  for (const [name, table] of Object.entries(resourceTables())) {
    const bound: Bound = {};
    for (const [verb, operation] of Object.entries(table)) {
      bound[verb] = (operation as (...values: unknown[]) => unknown).bind(undefined, core);
    }
    resources[name] = bound;
  }
  return Object.assign(core, resources) as BelvoCore as BelvoClient;
}

import { checkSettings } from './config/check-settings.ts';
import type { ClientOptions } from './config/options.ts';
import { checkArguments, namesOf } from './core/check-arguments.ts';
import { BelvoCore } from './core/client.ts';
import type { Operation } from './core/operation.ts';
import { allOperations } from './generated/operations/all.ts';
import type { BelvoResources } from './generated/operations/facade.ts';

/** A client with every operation of the API as `belvo.<resource>.<verb>(…)`. */
export interface BelvoClient extends BelvoCore, BelvoResources {}

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
  checkSettings(options);
  const names = new Map<Operation, readonly string[]>();
  const core = new BelvoCore(options, (given, values) => {
    const operation = given as Operation;
    let known = names.get(operation);
    if (!known) {
      known = namesOf(allOperations.get(operation));
      names.set(operation, known);
    }
    checkArguments(operation, values, known);
  });
  const resources: Record<string, Record<string, unknown>> = {};
  for (const operation of allOperations.keys()) {
    const [resource = '', verb = ''] = operation.id.split('_');
    resources[resource] ??= {};
    resources[resource][verb] = (...values: readonly unknown[]) => operation.run(operation, [core, ...values]);
  }
  return Object.assign(core, resources) as BelvoCore as BelvoClient;
}

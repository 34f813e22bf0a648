import type { ItemObservation } from '../observe/observations.ts';
import type { Auth } from '../read/model.ts';

/** What the requests of one operation say about auth. */
export interface OperationAuth {
  readonly auth: Auth | undefined;
  /** Keys in headers and query parameters that are sent with it. */
  readonly keys: readonly Auth[];
  /** It is the collection's own. */
  readonly inheritsAuth: boolean;
  /** Some of the requests carry none, and are not meant to be refused. */
  readonly authOptional: boolean;
}

/**
 * Auth of an operation. A request that is sent without auth to be refused is no evidence that none is needed; where
 * there is no other, the operation needs what most of the collection needs.
 *
 * @param usual what most requests of the collection carry
 */
export function operationAuth(items: readonly ItemObservation[], usual: ItemObservation | undefined): OperationAuth {
  const willing = items.filter((item) => !item.negative && !isRefused(item));
  const pool = willing.length > 0 ? willing : items;
  const bearers = pool.filter(carriesAuth);
  const refused = willing.length === 0 && bearers.length === 0;
  const chosen = bearers[0] ?? items.find(carriesAuth) ?? (refused && usual ? usual : (pool[0] as ItemObservation));
  const keys = bearers.find((item) => item.keys.length > 0)?.keys ?? chosen.keys;
  return {
    auth: bearers.find((item) => isReal(item.auth))?.auth ?? chosen.auth,
    keys,
    inheritsAuth: (bearers.length > 0 ? bearers : [chosen]).every(
      (item) => item.inheritsAuth || item.auth === undefined,
    ),
    authOptional: bearers.length > 0 && pool.some((item) => !carriesAuth(item)),
  };
}

/** The request that stands for what most of a collection's requests carry; undefined when they carry nothing. */
export function usualAuth(items: readonly ItemObservation[]): ItemObservation | undefined {
  const counts = new Map<string, { item: ItemObservation; count: number }>();
  for (const item of items) {
    if (carriesAuth(item) && !item.negative) {
      const key = [item.auth?.type, ...item.keys.map((auth) => auth.params.get('key'))].join(' ');
      const entry = counts.get(key) ?? { item, count: 0 };
      entry.count += 1;
      counts.set(key, entry);
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.item;
}

function isReal(auth: Auth | undefined): boolean {
  return auth !== undefined && auth.type !== 'noauth';
}

function carriesAuth(item: ItemObservation): boolean {
  return isReal(item.auth) || item.keys.length > 0;
}

/** Every answer that was saved says that auth is missing or wrong. */
function isRefused(item: ItemObservation): boolean {
  return item.responses.length > 0 && item.responses.every(({ status }) => status === '401' || status === '403');
}

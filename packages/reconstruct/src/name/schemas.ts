import type { OperationModel } from '../infer/model.ts';
import type { Usage } from '../infer/usage.ts';
import { pascal, UniqueNames, words } from '../words.ts';
import { isGenericKey, isWrapperKey } from './envelopes.ts';
import { candidateNames } from './schema-candidates.ts';

const MAX_LENGTH = 60;

/**
 * Name of each cluster that becomes a component. The most used schema gets the plain name; one whose names are all
 * taken is told apart by what it is part of, and only then by a number.
 */
export function nameSchemas(
  usages: ReadonlyMap<number, Usage>,
  operationIds: ReadonlyMap<OperationModel, string>,
): Map<number, string> {
  const names = new Map<number, string>();
  const taken = new UniqueNames();
  const ordered = [...usages.values()].filter((usage) => !staysInline(usage)).sort((a, b) => rank(b) - rank(a));
  const pending: { usage: Usage; best: string }[] = [];
  for (const usage of ordered) {
    const { free, best } = chooseName(candidateNames(usage, operationIds), taken);
    if (free === undefined || isOnlyPart(usage)) {
      pending.push({ usage, best });
    } else {
      names.set(usage.id, taken.take(free));
    }
  }
  for (const { usage, best } of pending) {
    names.set(usage.id, taken.take(ownedName(usage, best, names, taken)));
  }
  return names;
}

/** The first candidate that is free, and the first of all. */
function chooseName(candidates: Iterable<string>, taken: UniqueNames): { free: string | undefined; best: string } {
  let best: string | undefined;
  for (const candidate of candidates) {
    const name = safe(candidate);
    if (name !== '') {
      best ??= name;
      if (!taken.has(name)) {
        return { free: name, best };
      }
    }
  }
  return { free: undefined, best: best ?? 'Schema' };
}

/** Stands only below "request", "data" and the like: many do, so that such a name alone would be a matter of order. */
function isOnlyPart(usage: Usage): boolean {
  return (
    usage.roots.length === 0 &&
    usage.markerNames.size === 0 &&
    usage.properties.length > 0 &&
    usage.properties.every((use) => isGenericKey(use.key))
  );
}

function ownedName(usage: Usage, own: string, names: ReadonlyMap<number, string>, taken: UniqueNames): string {
  for (const use of usage.properties) {
    const whole = names.get(use.owner);
    const owner = whole?.replace(/(?:Request|Response|List)$/, '');
    const name = owner === undefined ? own : own.startsWith(owner) ? own : owner + own;
    // The request inside a request: "SendOtpRequest" is the outer one.
    const free = [name, `${name}Body`].find((candidate) => !taken.has(candidate));
    if (free !== undefined) {
      return free.slice(0, MAX_LENGTH);
    }
  }
  return own;
}

// What stands once below "data" or the like is part of its wrapper, not a thing with a name.
function staysInline(usage: Usage): boolean {
  const [only, second] = usage.properties;
  return (
    usage.roots.length === 0 &&
    usage.markerNames.size === 0 &&
    only !== undefined &&
    second === undefined &&
    !only.array &&
    isWrapperKey(only.key)
  );
}

function rank(usage: Usage): number {
  const marker = usage.markerNames.size > 0 ? 1_000_000 : 0;
  return marker + usage.roots.length * 2 + usage.properties.length;
}

function safe(name: string): string {
  const clean = /^[A-Za-z][A-Za-z0-9._-]*$/.test(name) ? name : pascal(words(name));
  const short = clean.replace(/(Request|Response)\1$/, '$1').slice(0, MAX_LENGTH);
  return /^[0-9]/.test(short) ? `N${short}` : short;
}

import type { OperationModel } from '../infer/model.ts';
import type { Usage } from '../infer/usage.ts';
import { candidateNames } from './schemaCandidates.ts';
import { pascal, UniqueNames, words } from './words.ts';

/** Name of each cluster that becomes a component. */
export function nameSchemas(
  usages: ReadonlyMap<number, Usage>,
  operationIds: ReadonlyMap<OperationModel, string>,
): Map<number, string> {
  const names = new Map<number, string>();
  const taken = new UniqueNames();
  const candidates = new Map<number, readonly string[]>();
  for (const usage of usages.values()) {
    candidates.set(usage.id, candidateNames(usage, operationIds));
  }
  // The more a schema is used, the better its claim to the plain name.
  const ordered = [...usages.values()].sort((a, b) => rank(b) - rank(a));
  for (const usage of ordered) {
    const own = (candidates.get(usage.id) ?? []).map(safe).filter((name) => name !== '');
    const owner = usage.properties[0] ? names.get(usage.properties[0].owner) : undefined;
    const withOwner = owner && own[0] ? [owner + own[0]] : [];
    const free = [...own, ...withOwner].find((name) => !taken.has(name));
    names.set(usage.id, taken.take(free ?? withOwner[0] ?? own[0] ?? 'Schema'));
  }
  return names;
}

function rank(usage: Usage): number {
  const marker = usage.markerNames.size > 0 ? 1_000_000 : 0;
  return marker + usage.roots.length * 2 + usage.properties.length;
}

function safe(name: string): string {
  const clean = /^[A-Za-z][A-Za-z0-9._-]*$/.test(name) ? name : pascal(words(name));
  return /^[0-9]/.test(clean) ? `N${clean}` : clean.slice(0, 60);
}

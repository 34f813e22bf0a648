import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Findings that say the same of several places, in the order of the first of each. */
export type Group = readonly [Diagnostic, ...Diagnostic[]];

/** Brings together the findings that have the same key. */
export function grouped(findings: readonly Diagnostic[], keyOf: (finding: Diagnostic) => string): readonly Group[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) {
      group.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return [...groups.values()];
}

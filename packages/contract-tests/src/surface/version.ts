import type { Change, Weight } from './changes.ts';

const ORDER: readonly Weight[] = ['patch', 'minor', 'major'];

/** The heaviest weight among changes; `undefined` when there are none. */
export function weightOf(changes: readonly Change[]): Weight | undefined {
  return ORDER.findLast((weight) => changes.some((change) => change.weight === weight));
}

/**
 * Whether a version was raised enough for a weight. Before 1.0.0 the minor number stands for breaking changes and the
 * patch number for everything else (https://semver.org, item 4).
 */
export function isRaisedEnough(old: string, now: string, weight: Weight | undefined): boolean {
  if (weight === undefined) {
    return true;
  }
  const [oldMajor = 0, oldMinor = 0, oldPatch = 0] = old.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = now.split('.').map(Number);
  if (major !== oldMajor) {
    return major > oldMajor;
  }
  if (minor !== oldMinor) {
    return minor > oldMinor && (weight !== 'major' || major === 0);
  }
  return patch > oldPatch && (weight === 'patch' || (weight === 'minor' && major === 0));
}

/** The changes as a list, the heaviest first. */
export function showChanges(changes: readonly Change[]): string {
  return ORDER.toReversed()
    .flatMap((weight) => changes.filter((change) => change.weight === weight))
    .map(({ weight, place, what }) => `${weight.padEnd(5)} ${place} ${what}`)
    .join('\n');
}

import type { Change, Weight } from './change.ts';

const ORDER: readonly Weight[] = ['patch', 'minor', 'major'];

/** The heaviest weight among changes; `undefined` when there are none. */
export function weightOf(changes: readonly Change[]): Weight | undefined {
  return ORDER.findLast((weight) => changes.some((change) => change.weight === weight));
}

/** Major, minor and patch number of a version such as `0.2.0`. */
function numbersOf(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return [major, minor, patch];
}

/** Below, at or above zero as the first version is lower, the same or higher; what follows a `-` does not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/**
 * The lowest version that changes of a weight ask for after a released one (https://semver.org). Before 1.0.0 the minor
 * number stands for breaking changes and the patch number for everything else (item 4).
 */
export function requiredVersion(released: string, weight: Weight | undefined): string {
  const [major, minor, patch] = numbersOf(released);
  if (weight === undefined) {
    return released;
  }
  if (weight === 'major') {
    return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  }
  return weight === 'minor' && major > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version was raised enough for changes of a weight. */
export function isRaisedEnough(released: string, now: string, weight: Weight | undefined): boolean {
  return compareVersions(now, requiredVersion(released, weight)) >= 0;
}

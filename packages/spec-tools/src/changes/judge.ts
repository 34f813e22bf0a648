import type { Change, Weight } from './change.ts';
import type { Contract } from './contract.ts';
import { findChanges } from './find-changes.ts';
import { isRaisedEnough, requiredVersion, weightOf } from './version.ts';

/** What changed since a version, and whether the present version says so. */
export interface Verdict {
  /** The version that is compared with. */
  readonly from: string;
  /** The present `info.version`. */
  readonly version: string;
  /** The heaviest first. */
  readonly changes: readonly Change[];
  /** The heaviest weight; absent when nothing changed. */
  readonly weight?: Weight;
  /** The lowest version that the changes ask for. */
  readonly asksFor: string;
  /** Whether `version` is at least that. */
  readonly fits: boolean;
}

/** Judges what changed between two contracts. There is no other judgement of a change in this repository. */
export function judge(old: Contract, now: Contract): Verdict {
  const changes = findChanges(old, now);
  const weight = weightOf(changes);
  return {
    from: old.version,
    version: now.version,
    changes,
    ...(weight && { weight }),
    asksFor: requiredVersion(old.version, weight),
    fits: isRaisedEnough(old.version, now.version, weight),
  };
}

/** The one thing to do about a version that was not raised enough; empty when it was. */
export function remedyOf({ from, version, weight, asksFor, fits }: Verdict): string {
  return fits
    ? ''
    : `A ${weight} change since ${from} asks for ${asksFor}, and info.version is ${version}. Run: npm run release -- version ${asksFor}`;
}

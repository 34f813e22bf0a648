/** What a change of the specification means for those who use it: one classification, for every check and report. */
export type { Change, Side, Weight } from './change.ts';
export { type Contract, contractOf } from './contract.ts';
export { findChanges } from './find-changes.ts';
export { countChanges, formatChanges } from './format-changes.ts';
export { judge, remedyOf, type Verdict } from './judge.ts';
export {
  lastRelease,
  packRelease,
  type Release,
  ReleasedError,
  unpackRelease,
  writeRelease,
} from './releases.ts';
export { compareVersions, isRaisedEnough, requiredVersion, weightOf } from './version.ts';

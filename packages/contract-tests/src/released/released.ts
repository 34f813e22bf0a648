import {
  contractOf as bindingPartOf,
  type Change,
  judge,
  lastRelease,
  type Release,
  type Verdict,
} from '@belvo-openapi/spec-tools/changes';
import { BASELINE_FOLDER } from '@belvo-openapi/spec-tools/sources';
import { allArguments, type CallArguments, exampleArguments } from '../derive/arguments.ts';
import { type Contract, contractOf } from '../support/bundle.ts';

/** A released version with a call of each operation that was right in it. */
export interface ReleasedVersion extends Release {
  readonly calls: Readonly<Record<string, CallArguments>>;
}

/** What a release of a document promises: its contract, and the fullest call of each operation with its first body. */
export function releaseOf(contract: Contract): ReleasedVersion {
  const { document, operations, resolve } = contract;
  const calls = operations.map((operation) => {
    const [first] = exampleArguments(operation, resolve);
    return [operation.operationId, { ...first, ...allArguments(operation, resolve), name: 'old caller' }] as const;
  });
  return { ...bindingPartOf(document), calls: Object.fromEntries(calls) };
}

/** The last released version; before the first release, what would be released now. */
export function lastReleased(): ReleasedVersion {
  return (lastRelease(BASELINE_FOLDER) as ReleasedVersion | undefined) ?? releaseOf(contractOf());
}

/** Judges a document against a release. */
export function judgeSince(release: Release, { document }: Contract): Verdict {
  return judge(release, bindingPartOf(document));
}

/** Whether a change alters what callers of an operation send or how its method is called, and not only the responses. */
function breaksCalls({ weight, rule }: Change): boolean {
  return weight === 'major' && !rule.startsWith('response-');
}

/** The operations whose old calls a version may break: those that a major change of requests reaches. */
export function brokenOnPurpose({ changes, fits }: Verdict): ReadonlySet<string> {
  return new Set(fits ? changes.filter(breaksCalls).flatMap(({ reaches }) => reaches) : []);
}

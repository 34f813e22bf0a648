import { type Answer, type MergeEntry, mergeInto, reconstruct } from '@belvo-openapi/reconstruct';

/** What came of holding the specification against a collection. */
export interface DriftReport {
  /** How many requests of the collection were looked at. */
  readonly requests: number;
  /** How many saved responses were looked at. */
  readonly responses: number;
  /** Deviations nobody decided on: these fail. */
  readonly uncovered: readonly MergeEntry[];
  /** Deviations that a decision record names. */
  readonly covered: readonly MergeEntry[];
  /** Entries of decision records whose deviation is gone: these fail too. */
  readonly stale: readonly Answer[];
}

/**
 * Holds a specification against everything a collection shows. It is what a first merge of the collection would do or
 * tell (`reconstruct --into … --check`, with nothing known of earlier imports), so the two cannot disagree.
 *
 * @param collections texts of Postman collections; a decision is stale when none of them has what it names
 * @param spec folder with the specification's `openapi.yaml` and its `decisions/`
 * @throws UnreadableCollectionError, UnreadableSpecificationError, DecisionRecordError when a file cannot be read
 */
export function findDrift(collections: readonly string[], spec: string): DriftReport {
  const reports = collections.map((collection) => driftOf(collection, spec));
  const sum = (key: 'requests' | 'responses') => reports.reduce((total, report) => total + report[key], 0);
  const [first, ...others] = reports.map(({ stale }) => stale);
  return {
    requests: sum('requests'),
    responses: sum('responses'),
    uncovered: reports.flatMap(({ uncovered }) => uncovered),
    covered: reports.flatMap(({ covered }) => covered),
    stale: (first ?? []).filter((answer) => others.every((stale) => stale.some((other) => isSame(answer, other)))),
  };
}

function isSame(one: Answer, other: Answer): boolean {
  return one.source === other.source && one.subject === other.subject && one.what === other.what;
}

function driftOf(collection: string, spec: string): DriftReport {
  const reconstruction = reconstruct(collection);
  const { entries, stale } = mergeInto(reconstruction, spec, { check: true, afresh: true });
  const { counts } = reconstruction.report;
  return {
    requests: counts.requests,
    responses: counts.savedResponses,
    uncovered: entries.filter(({ outcome }) => outcome !== 'answered' && outcome !== 'note'),
    covered: entries.filter(({ outcome }) => outcome === 'answered'),
    stale,
  };
}

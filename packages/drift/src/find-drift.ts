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
 * @param collection text of a Postman collection
 * @param spec folder with the specification's `openapi.yaml` and its `decisions/`
 * @throws UnreadableCollectionError, UnreadableSpecificationError, DecisionRecordError when a file cannot be read
 */
export function findDrift(collection: string, spec: string): DriftReport {
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

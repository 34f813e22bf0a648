import type { DifferenceKind } from '../compare/difference.ts';
import type { Answer } from './answers.ts';

/**
 * What became of a difference: `applied` to the specification; `conflict`, both sides changed; `open`, for a person to
 * write; `gone` from the collection; `kept` as decided here since the last import; `answered` by a decision or the
 * ignore list; `note`, worth a look.
 */
export type Outcome = 'applied' | 'conflict' | 'open' | 'gone' | 'kept' | 'answered' | 'note';

/** One line of the report. */
export interface MergeEntry {
  /** `GET /orders/{id}`, or `document`. */
  readonly operation: string;
  /** Other places where the same shows, `POST /orders: response 201 body currency`. */
  readonly also: readonly string[];
  /** Paths of the collection's items that show it. */
  readonly items: readonly string[];
  readonly what: string;
  readonly outcome: Outcome;
  readonly kind: DifferenceKind;
  readonly message: string;
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
  /** Relative to the specification's folder. */
  readonly file: string;
  /** Before merging. */
  readonly line: number;
  /** Why it was not written. */
  readonly blocked?: string;
  /** The decision or line of the ignore list that answers it. */
  readonly answer?: string;
  readonly todo: string;
}

/** What merging did and what it leaves to a person; plain data, the JSON report holds it as `merge`. */
export interface MergeReport {
  /** Name of the collection. */
  readonly collection: string;
  /** Its name at the last import, when it was another. */
  readonly formerly?: string | undefined;
  /** Names of other collections that the specification is fed by. */
  readonly others: readonly string[];
  /** The root document. */
  readonly root: string;
  readonly entries: readonly MergeEntry[];
  /** Answers to differences that are no more. */
  readonly stale: readonly Answer[];
  readonly notes: readonly string[];
  /** Files that were written, or with `--check` would be. */
  readonly files: readonly string[];
  /** Operations that only the specification has. */
  readonly onlyOurs: readonly string[];
  /** Nothing was known of an earlier import. */
  readonly firstTime: boolean;
}

/** What a person still has to do something about. */
export const OPEN: ReadonlySet<Outcome> = new Set(['conflict', 'open', 'gone']);

/** Whether the collection and the specification have been brought together as far as they go. */
export function isMerged(report: MergeReport): boolean {
  return (
    staleLines(report).length === 0 &&
    report.entries.every(({ outcome }) => !OPEN.has(outcome) && outcome !== 'applied')
  );
}

/** Stale lines of the ignore list. A decision record may be about another collection: the drift check knows them all. */
export function staleLines(report: MergeReport): readonly Answer[] {
  return report.stale.filter(({ source }) => !source.endsWith('.md'));
}

/** Whether something the collection says is not in the specification and nobody has decided about it. */
export function isLeftOut(report: MergeReport): boolean {
  return report.entries.some(({ outcome }) => outcome === 'conflict' || outcome === 'open');
}

import { grouped } from '../grouped.ts';
import type { MergeEntry, MergeReport, Outcome } from './merge-report.ts';

/** What needs somebody first. */
export const ORDER: readonly Outcome[] = ['conflict', 'open', 'gone', 'applied', 'note', 'answered', 'kept'];

/** Operations from which on what is alike in them is said once for all. */
const SEVERAL = 3;

/** Entries that say the same. */
export interface Alike {
  readonly entries: readonly [MergeEntry, ...MergeEntry[]];
  /** Operations in which it shows, the first place of each entry first. */
  readonly operations: readonly string[];
  /** Every place, `GET /orders: response 200 body currency`. */
  readonly places: readonly string[];
}

/** A report in the order in which somebody reads it. */
export interface Grouped {
  /** Operations that were added, or are left to a person, or are gone, by outcome. */
  readonly whole: ReadonlyMap<Outcome, readonly MergeEntry[]>;
  /** What shows in several operations. */
  readonly several: readonly Alike[];
  /** What shows in one or two, by operation; those that need somebody first. */
  readonly single: ReadonlyMap<string, readonly Alike[]>;
  /** What somebody has decided on, by the decision. */
  readonly decided: ReadonlyMap<string, readonly MergeEntry[]>;
}

/** Brings together what is alike. */
export function groupsOf(report: MergeReport): Grouped {
  const entries = [...report.entries].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  const quiet = entries.filter(isQuiet);
  const told = entries.filter((entry) => !isQuiet(entry));
  const parts = told.filter((entry) => !isWhole(entry));
  const shared: MergeEntry[] = [];
  const own: MergeEntry[] = [];
  for (const alike of grouped(parts, fieldKey).values()) {
    (operationsIn(alike).length >= SEVERAL ? shared : own).push(...alike);
  }
  const spread = new Map([...grouped(shared, fieldKey)].map(([key, list]) => [key, operationsIn(list).sort().join()]));
  const sameEverywhere = (entry: MergeEntry): string => `${saidKey(entry)}\n${spread.get(fieldKey(entry))}`;
  return {
    whole: grouped(told.filter(isWhole), ({ outcome }) => outcome),
    several: [...grouped(shared, sameEverywhere).values()].map(alikeOf),
    single: new Map(
      [...grouped(own, ({ operation }) => operation)].map(([operation, list]) => [
        operation,
        [...grouped(list, saidKey).values()].map(alikeOf),
      ]),
    ),
    decided: grouped(quiet, ({ answer }) => answer ?? ''),
  };
}

function isQuiet({ outcome }: MergeEntry): boolean {
  return outcome === 'kept' || outcome === 'answered';
}

/** An operation as a whole. */
function isWhole({ what }: MergeEntry): boolean {
  return what === 'request';
}

function alikeOf(entries: readonly [MergeEntry, ...MergeEntry[]]): Alike {
  return { entries, operations: operationsIn(entries), places: [...new Set(entries.flatMap(placesOf))] };
}

function placesOf({ operation, what, also }: MergeEntry): string[] {
  return [`${operation}: ${what}`, ...also];
}

function operationsIn(entries: readonly MergeEntry[]): string[] {
  return [...new Set(entries.flatMap(placesOf).map((place) => place.slice(0, place.indexOf(': '))))];
}

/** What is said of a field, whatever its name; a conflict is one of its own. */
function saidKey(entry: MergeEntry): string {
  const { outcome, kind, message, blocked, base, ours, theirs } = entry;
  const said = message.replace(/\b(parameter|header|example) \S+/, '$1').replace(/^the collection says .*/, 'text');
  return [
    outcome,
    kind,
    said,
    blocked?.replace(/: .*$/, ''),
    ...(outcome === 'conflict' ? [entry.what, base, ours, theirs] : []),
  ].join('\n');
}

/** The same of a field of one name, in whatever body and however deep. */
function fieldKey(entry: MergeEntry): string {
  const field = entry.what
    .replace(/^response \S+/, 'response')
    .replace(/^(request|response) body\b.*?([^.\s\]]*)((?: (?:type|format|enum|required))?)$/, '$1 body $2$3')
    .replace(/^request path-variable \S+/, 'request path-variable')
    // Texts and examples are alike, whatever they are of.
    .replace(/.* description$/, 'description')
    .replace(/.* example .*/, 'example');
  return `${saidKey(entry)}\n${field}`;
}

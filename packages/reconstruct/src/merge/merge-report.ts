import type { DifferenceKind } from '../compare/difference.ts';
import { plural } from '../report/plural.ts';
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
const OPEN: ReadonlySet<Outcome> = new Set(['conflict', 'open', 'gone']);

/** Whether the collection and the specification have been brought together as far as they go. */
export function isMerged(report: MergeReport): boolean {
  return (
    staleLines(report).length === 0 &&
    report.entries.every(({ outcome }) => !OPEN.has(outcome) && outcome !== 'applied')
  );
}

/** Stale lines of the ignore list. A decision record may be about another collection: the drift check knows them all. */
function staleLines(report: MergeReport): readonly Answer[] {
  return report.stale.filter(({ source }) => !source.endsWith('.md'));
}

/** Whether something the collection says is not in the specification and nobody has decided about it. */
export function isLeftOut(report: MergeReport): boolean {
  return report.entries.some(({ outcome }) => outcome === 'conflict' || outcome === 'open');
}

const ORDER: readonly Outcome[] = ['conflict', 'open', 'gone', 'applied', 'note', 'answered', 'kept'];
const LABEL: Readonly<Record<Outcome, string>> = {
  conflict: 'conflict',
  open: 'by hand',
  gone: 'gone',
  applied: 'applied',
  note: 'note',
  answered: 'answered',
  kept: 'kept',
};
const SCREEN = 16;
const FEW = 4;

function counted(report: MergeReport, checked: boolean): string {
  const count = (outcome: Outcome): number => report.entries.filter((entry) => entry.outcome === outcome).length;
  const parts = [
    `${count('applied')} ${checked ? 'to apply' : 'applied'}`,
    plural(count('conflict'), 'conflict'),
    `${count('open')} to write by hand`,
    `${count('gone')} gone from the collection`,
    `${count('kept')} kept as decided here`,
    `${count('answered')} answered`,
  ];
  return parts.join(', ');
}

/** The most important of it, for a terminal: at most a screen. */
export function mergeSummary(report: MergeReport, checked: boolean): string[] {
  const told = sorted(report).filter(({ outcome }) => OPEN.has(outcome) || outcome === 'applied');
  const lines = told.slice(0, SCREEN).map((entry) => {
    const label = entry.outcome === 'applied' && checked ? 'to apply' : LABEL[entry.outcome];
    return `${label.padEnd(8)} ${entry.operation}: ${entry.what}: ${entry.message}`.slice(0, 160);
  });
  if (told.length > SCREEN) {
    lines.push(`… and ${told.length - SCREEN} more`);
  }
  for (const answer of staleLines(report).slice(0, FEW)) {
    lines.push(`stale    ${answer.source}: ${answer.subject}: ${answer.what} answers nothing any more; remove it`);
  }
  if (report.firstTime && report.onlyOurs.length > 0) {
    lines.push(`${plural(report.onlyOurs.length, 'operation')} only the specification has`);
  }
  return [...lines, `${report.root}: ${counted(report, checked)}`];
}

/** The report as Markdown: what needs somebody first, by operation, each line with what to do. */
export function mergeMarkdown(report: MergeReport, checked = false): string {
  const lines = [`# Merge into ${report.root}`, '', `${counted(report, checked)}.`, ''];
  if (report.firstTime && report.onlyOurs.length > 0) {
    lines.push(
      'Nothing was known of an earlier import: what the specification lacked was added, what differs is told.',
      '',
      `Only in the specification: ${report.onlyOurs
        .slice(0, 2 * FEW)
        .map(code)
        .join(', ')}${more(report.onlyOurs, 2 * FEW)}.`,
      '',
    );
  }
  const told = sorted(report).filter(({ outcome }) => outcome !== 'kept' && outcome !== 'answered');
  const operations = [...new Set(told.map(({ operation }) => operation))];
  for (const operation of operations) {
    const own = told.filter((entry) => entry.operation === operation);
    const items = [...new Set(own.flatMap((entry) => entry.items))];
    const where = items.length > 0 ? ` (${items.slice(0, FEW).map(plain).join('; ')}${more(items)})` : '';
    lines.push(`## ${operation === 'document' ? 'The document as a whole' : code(operation)}${where}`, '');
    lines.push(...alike(own).flatMap((entries) => entryLines(entries, checked)), '');
  }
  const quiet = report.entries.filter(({ outcome }) => outcome === 'kept' || outcome === 'answered');
  if (quiet.length > 0) {
    lines.push('## Decided', '', ...quiet.map(quietLine), '');
  }
  const stale = staleLines(report);
  if (stale.length > 0) {
    lines.push(
      '## Stale answers',
      '',
      ...stale.map(
        (answer) =>
          `- ${answer.source}: ${code(`${answer.subject}: ${answer.what}`)} answers nothing any more. Remove it.`,
      ),
      '',
    );
  }
  if (report.notes.length > 0) {
    lines.push('## Names', '', ...report.notes.map((note) => `- ${plain(note)}`), '');
  }
  if (report.files.length > 0) {
    lines.push(
      `## Files${checked ? ' that would be written' : ''}`,
      '',
      ...report.files.map((file) => `- ${file}`),
      '',
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function sorted(report: MergeReport): MergeEntry[] {
  return [...report.entries].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
}

/** Entries that say the same of several fields are one line; a conflict is one of its own. */
function alike(entries: readonly MergeEntry[]): (readonly [MergeEntry, ...MergeEntry[]])[] {
  const groups = new Map<string, [MergeEntry, ...MergeEntry[]]>();
  for (const entry of entries) {
    const { outcome, kind, message, blocked, file, what } = entry;
    const own = outcome === 'conflict' ? what : '';
    const key = [outcome, kind, message.replace(/(?:parameter|header|example) \S+/, ''), blocked, file, own].join('\n');
    const group = groups.get(key);
    if (group) {
      group.push(entry);
    } else {
      groups.set(key, [entry]);
    }
  }
  return [...groups.values()];
}

function entryLines(entries: readonly [MergeEntry, ...MergeEntry[]], checked: boolean): string[] {
  const [entry] = entries;
  const label = entry.outcome === 'applied' && checked ? 'to apply' : LABEL[entry.outcome];
  const kind = entry.kind === 'widened' ? ' (wider evidence)' : '';
  const why = entry.blocked === undefined ? '' : ` Not written: ${plain(entry.blocked)}.`;
  const place = `${entry.file}:${entry.line}`;
  const whats = [...new Set(entries.map(({ what }) => what))];
  // One of several is not to be named alone.
  const said =
    whats.length > 1 ? entry.message.replace(/ (parameter|header|example) \S+(?=,| more)/, ' $1') : entry.message;
  const lines = [`- **${label}** ${whats.map(code).join(', ')}${kind}: ${plain(said)}.${why} ${place}. ${entry.todo}`];
  if (entry.outcome === 'conflict') {
    lines.push(
      `  - last time: ${plain(entry.base ?? 'unknown')}`,
      `  - here: ${plain(entry.ours ?? 'not there')} (${place})`,
      `  - collection: ${plain(entry.theirs ?? 'not there')} (${entry.items.slice(0, FEW).map(plain).join('; ')}${more(entry.items)})`,
    );
  }
  const also = [...new Set(entries.flatMap((each) => each.also))];
  if (also.length > 0) {
    lines.push(`  - also ${also.slice(0, FEW).map(code).join(', ')}${more(also)}`);
  }
  return lines;
}

function quietLine(entry: MergeEntry): string {
  const by = entry.answer ?? 'changed here, not in the collection';
  return `- ${code(`${entry.operation}: ${entry.what}`)}: ${plain(entry.message)} (${by})`;
}

function more(list: readonly unknown[], shown = FEW): string {
  return list.length > shown ? ` and ${list.length - shown} more` : '';
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_<>|[\]]/g, (c) => `\\${c}`);
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

import { grouped } from '../grouped.ts';
import { plural } from '../report/plural.ts';
import type { Answer } from './answers.ts';
import { type Alike, groupsOf, ORDER } from './merge-groups.ts';
import { type MergeEntry, type MergeReport, OPEN, type Outcome, staleLines } from './merge-report.ts';

const LABEL: Readonly<Record<Outcome, string>> = {
  conflict: 'conflict',
  open: 'by hand',
  gone: 'gone',
  applied: 'applied',
  note: 'note',
  answered: 'answered',
  kept: 'kept',
};
/** What is named in one line. */
const FEW = 4;
/** Lines at the terminal. */
const SCREEN = 16;
const WIDTH = 160;
/** Lines of one section; what waits for somebody gets twice as many. */
const SECTION = 70;
/** Names and files that are listed one by one. */
const LISTED = 12;

/** The most important of it, for a terminal: at most a screen. */
export function mergeSummary(report: MergeReport, checked: boolean): string[] {
  const { whole, several, single } = groupsOf(report);
  const alike = [...several, ...[...single.values()].flat()].sort((a, b) => rank(a) - rank(b));
  const told = alike.filter(({ entries: [{ outcome }] }) => OPEN.has(outcome) || outcome === 'applied');
  const operations = [...whole].map(([outcome, entries]) => {
    const titles = entries.map(({ operation }) => operation);
    const [first] = entries as [MergeEntry];
    const said = entries.length === 1 ? `${first.operation}: request: ${first.message}` : named(titles);
    return `${label(outcome, checked).padEnd(8)} ${said}`;
  });
  const lines = [
    ...operations,
    ...told.map((group) => {
      const [entry] = group.entries;
      const where = group.operations.length > 1 ? `${plural(group.operations.length, 'operation')}, ` : '';
      const whats = [...new Set(group.entries.map(({ what }) => what))];
      return `${label(entry.outcome, checked).padEnd(8)} ${where}${entry.operation}: ${named(whats)}: ${saying(group)}`;
    }),
  ].map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line));
  const shown = lines.slice(0, SCREEN);
  if (lines.length > SCREEN) {
    shown.push(`… and ${lines.length - SCREEN} more (--report merge.md)`);
  }
  if (report.formerly !== undefined) {
    shown.push(
      `renamed  it is taken for "${report.formerly}" of the last import, with which it shares most operations`,
    );
  }
  for (const answer of staleLines(report).slice(0, FEW)) {
    shown.push(`stale    ${answer.source}: ${answer.subject}: ${answer.what} answers nothing any more; remove it`);
  }
  if (report.firstTime && report.onlyOurs.length > 0) {
    shown.push(`${plural(report.onlyOurs.length, 'operation')} only the specification has`);
  }
  return [...shown, `${report.collection} into ${report.root}: ${counted(report, checked)}`];
}

/**
 * The report as Markdown, each line with what to do: operations as a whole, what is alike in several, then the rest by
 * operation, what needs somebody first. However much has changed, it stays as long as somebody reads; the JSON report
 * has every difference.
 */
export function mergeMarkdown(report: MergeReport, checked = false): string {
  const { whole, several, single, decided } = groupsOf(report);
  const lines = [`# Merge of ${plain(report.collection)} into ${report.root}`, '', `${counted(report, checked)}.`, ''];
  if (report.firstTime && report.onlyOurs.length > 0) {
    lines.push(
      'Nothing was known of an earlier import: what the specification lacked was added, what differs is told.',
      ...(report.others.length > 0
        ? [
            `It is taken for another collection than ${named(report.others.map(plain))}. Should it be one of them under a new`,
            'name, undo this, and write that name as the `info title` of its record.',
          ]
        : []),
      '',
      `Only in the specification: ${named(report.onlyOurs.map(code), 2 * FEW)}.`,
      '',
    );
  }
  const section = (title: string, content: readonly string[]): void => {
    if (content.length > 0) {
      lines.push(`## ${title}`, '', ...content, '');
    }
  };
  section(
    'Operations',
    [...whole].flatMap(([outcome, entries]) => operationLines(outcome, entries, checked)),
  );
  section('In several operations', limited(several.map((group) => groupLines(group, checked))));
  const blocks = [...single].map(([operation, groups]) => ({
    isOpen: groups.some(({ entries: [{ outcome }] }) => OPEN.has(outcome)),
    lines: [
      `- ${operation === 'document' ? 'The document as a whole' : code(operation)}${itemsOf(groups)}`,
      ...groups.flatMap((group) => groupLines(group, checked)).map((line) => `  ${line}`),
    ],
  }));
  const blocksOf = (isOpen: boolean): string[][] =>
    blocks.filter((own) => own.isOpen === isOpen).map((own) => own.lines);
  section('By operation', [...limited(blocksOf(true), 2 * SECTION), ...limited(blocksOf(false), SECTION)]);
  section('Decided', [...decided].map(decidedLine));
  section('Stale answers', staleLines(report).map(staleLine));
  section('Names', listed(report.notes.map(plain)));
  section(`Files${checked ? ' that would be written' : ''}`, filesOf(report.files));
  return `${lines.join('\n').trimEnd()}\n`;
}

function counted(report: MergeReport, checked: boolean): string {
  const count = (outcome: Outcome): number => report.entries.filter((entry) => entry.outcome === outcome).length;
  return [
    `${count('applied')} ${checked ? 'to apply' : 'applied'}`,
    plural(count('conflict'), 'conflict'),
    `${count('open')} to write by hand`,
    `${count('gone')} gone from the collection`,
    `${count('kept')} kept as decided here`,
    `${count('answered')} answered`,
  ].join(', ');
}

function label(outcome: Outcome, checked: boolean): string {
  return outcome === 'applied' && checked ? 'to apply' : LABEL[outcome];
}

function rank({ entries: [{ outcome }] }: Alike): number {
  return ORDER.indexOf(outcome);
}

/** Whole operations: by resource, for there may be hundreds. */
function operationLines(outcome: Outcome, entries: readonly MergeEntry[], checked: boolean): string[] {
  return [...grouped(entries, ({ message, blocked }) => `${shape(message)}\n${blocked}`).values()].flatMap((own) => {
    const [first] = own;
    const title = own.length === 1 ? `${code(first.operation)}${itemsIn(own)}` : `${own.length} operations`;
    const said = own.length === 1 ? plain(first.message) : plain(shape(first.message));
    const place = own.length === 1 ? ` ${first.file}:${first.line}.` : '';
    const head = `- **${label(outcome, checked)}** ${title}: ${said}.${because(first)}${place} ${todo(own)}`;
    const resources = [...grouped(own, ({ operation }) => resourceOf(operation))];
    return own.length === 1
      ? [head]
      : [
          head,
          ...limited(
            resources.map(([resource, list]) => [
              `  - ${plain(resource)}: ${named(
                list.map(({ operation }) => code(operation)),
                2 * FEW,
              )}`,
            ]),
            SECTION / 2,
          ),
        ];
  });
}

/** `the collection calls it, …` instead of the operation's title. */
function shape(message: string): string {
  return message.replace(/calls [A-Z]+ \S+?(?=,|$)/, 'calls them');
}

/** The resource of a path: its first segment that names something. */
function resourceOf(operation: string): string {
  const segments = operation.split(/[ /]+/).slice(1);
  return segments.find((segment) => !/^(?:api|v\d+|[a-z]{2}|\{.*|)$/.test(segment)) ?? 'others';
}

function groupLines(group: Alike, checked: boolean): string[] {
  const { entries, places } = group;
  const [entry] = entries;
  const kind = entry.kind === 'widened' ? ' (wider evidence)' : '';
  const place = `${entry.file}:${entry.line}`;
  const files = new Set(entries.map(({ file }) => file)).size;
  const where = files > 1 ? `${place} and ${plural(files - 1, 'file')} more` : place;
  const whats = [...new Set(entries.map(({ what }) => what))];
  const lines = [
    `- **${label(entry.outcome, checked)}** ${named(whats.map(code), group.operations.length > 1 ? LISTED : whats.length)}${kind}: ` +
      `${plain(saying(group))}.${because(entry)} ${where}. ${todo(entries)}`,
  ];
  if (entry.outcome === 'conflict') {
    lines.push(
      `  - last time: ${plain(entry.base ?? 'unknown')}`,
      `  - here: ${plain(entry.ours ?? 'not there')} (${place})`,
      `  - collection: ${plain(entry.theirs ?? 'not there')} (${named(entry.items.map(plain))})`,
    );
  }
  const own = new Set(entries.map(({ operation, what }) => `${operation}: ${what}`));
  const also = group.operations.length > 1 ? places.filter((other) => !own.has(other) || own.size > 1) : [];
  if (also.length > 0) {
    lines.push(`  - ${also.length === places.length ? 'at' : 'also'} ${named(also.map(code))}`);
  }
  return lines;
}

/** What is said of all of them: one of several is not to be named alone. */
function saying({ entries }: Alike): string {
  const [{ message }] = entries;
  const whats = new Set(entries.map(({ what }) => what));
  return whats.size > 1 ? message.replace(/ (parameter|header|example) \S+(?=,| more|$)/, ' $1') : message;
}

function because({ outcome, blocked }: MergeEntry): string {
  return blocked === undefined ? '' : ` ${outcome === 'note' ? 'But' : 'Not written:'} ${plain(blocked)}.`;
}

/** What to do about all of them, with the line for the ignore list of the first. */
function todo(entries: readonly [MergeEntry, ...MergeEntry[]]): string {
  const [{ todo: first, also }] = entries;
  return entries.length + also.length === 1
    ? first
    : first
        .replace('or keep it and put', 'or keep them and put')
        .replace(/(`) into (\S+)\.$/, '$1 and so on into $2.')
        .replace(/^Remove the operation here/, 'Remove each here')
        .replace(/^(Remove|Write) it/, '$1 them');
}

function itemsOf(groups: readonly Alike[]): string {
  return itemsIn(groups.flatMap(({ entries }) => entries));
}

function itemsIn(entries: readonly MergeEntry[]): string {
  const items = [...new Set(entries.flatMap((entry) => entry.items))];
  return items.length > 0 ? ` (${items.slice(0, FEW).map(plain).join('; ')}${more(items)})` : '';
}

/** The first blocks, as many as fit, and how many there are besides. */
function limited(blocks: readonly (readonly string[])[], limit = SECTION): string[] {
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (lines.length + block.length > limit && blocks.length - index > 1) {
      const indent = /^ */.exec(block[0] ?? '')?.[0] ?? '';
      return [
        ...lines,
        `${indent}- … and ${blocks.length - index} more: a report in JSON (\`--report merge.json\`) has all`,
      ];
    }
    lines.push(...block);
  }
  return lines;
}

function decidedLine([answer, entries]: readonly [string, readonly MergeEntry[]]): string {
  const by = answer === '' ? 'changed here, not in the collection' : answer;
  const whats = entries.map(({ operation, what }) => code(`${operation}: ${what}`));
  return `- ${plain(by)}: ${named(whats)}`;
}

function staleLine({ source, subject, what }: Answer): string {
  return `- ${source}: ${code(`${subject}: ${what}`)} answers nothing any more. Remove it.`;
}

function listed(notes: readonly string[]): string[] {
  const lines = notes.slice(0, LISTED).map((note) => `- ${note}`);
  return notes.length > LISTED ? [...lines, `- … and ${notes.length - LISTED} more`] : lines;
}

/** Files, or how many there are in each folder. */
function filesOf(files: readonly string[]): string[] {
  if (files.length <= LISTED) {
    return files.map((file) => `- ${file}`);
  }
  return [...grouped(files, (file) => /^[^/]*\//.exec(file)?.[0] ?? file)].map(([folder, own]) =>
    own.length === 1 ? `- ${own[0]}` : `- ${folder}: ${plural(own.length, 'file')}`,
  );
}

function named(list: readonly string[], shown = FEW): string {
  return list.slice(0, shown).join(', ') + more(list, shown);
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

import type { Change, Verdict } from '../changes/index.ts';

/** A declaration of the client's types in two versions; one side is absent when it is new or gone. */
export interface ChangedType {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

/** What the comment on a pull request is made of. */
export interface CommentParts {
  /** What changes with the pull request. */
  readonly changes: Verdict;
  /** What changed since the last release, which the version answers for; absent before the first release. */
  readonly sinceRelease?: Verdict;
  readonly types: readonly ChangedType[];
  /** Files of released baselines that the pull request alters. */
  readonly alteredBaselines: readonly string[];
  /** Where the built pages can be fetched. */
  readonly pages?: string;
}

/** First line of the comment, by which it is found again to be brought up to date. */
export const MARKER = '<!-- specification-changes -->';

/** GitHub refuses comments of more than 65,536 characters. */
const MAX_LENGTH = 60_000;
const MAX_TYPES = 40;

/** Text in a cell of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function rowOf({ weight, place, what, rule, reason, reaches }: Change): string {
  const reach = reaches.length === 0 ? '' : reaches.length === 1 ? `\`${reaches[0]}\`` : `${reaches.length} operations`;
  return `| ${weight === 'major' ? '**major**' : weight} | ${cell(place)}: ${cell(what)} | ${cell(reason)} <br> <sub>${rule}</sub> | ${reach} |`;
}

function verdictLine({ fits, from, version, asksFor, weight }: Verdict): string {
  if (weight === undefined) {
    return `✅ Nothing changed since ${from}; \`info.version\` is ${version}.`;
  }
  return fits
    ? `✅ \`info.version\` ${version} is enough for the ${weight} changes since ${from}.`
    : `❌ The ${weight} changes since ${from} ask for ${asksFor}, and \`info.version\` is ${version}: \`npm run release -- version ${asksFor}\``;
}

/** The lines that one text has and the other has not, as a diff. */
function diffOf({ before = '', after = '' }: ChangedType): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => line !== '' && !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => line !== '' && !old.includes(line)).map((line) => `+${line}`),
  ];
}

function details(summary: string, body: readonly string[]): readonly string[] {
  return body.length === 0 ? [] : ['', `<details><summary>${summary}</summary>`, '', ...body, '', '</details>'];
}

function typesSection(types: readonly ChangedType[]): readonly string[] {
  const shown = types.slice(0, MAX_TYPES).flatMap((type) => [`@@ ${type.name} @@`, ...diffOf(type)]);
  const rest = types.length > MAX_TYPES ? [`… and ${types.length - MAX_TYPES} more.`] : [];
  return details(`${types.length} changed types of the client`, [
    ...(shown.length > 0 ? ['```diff', ...shown, '```'] : []),
    ...rest,
  ]);
}

function render(parts: CommentParts, rows: number): string {
  const { changes, sinceRelease, types, alteredBaselines, pages } = parts;
  const all = changes.changes;
  const count = (weight: string) => all.filter((change) => change.weight === weight).length;
  const operations = [...new Set(all.flatMap(({ reaches }) => reaches))].toSorted();
  const table = ['| weight | change | why | reaches |', '| --- | --- | --- | --- |', ...all.slice(0, rows).map(rowOf)];
  const left = all.length - Math.min(all.length, rows);
  return [
    MARKER,
    '### What this changes for callers',
    '',
    `${count('major')} major, ${count('minor')} minor, ${count('patch')} patch.`,
    verdictLine(sinceRelease ?? changes),
    ...alteredBaselines.map((file) => `❌ \`${file}\` is altered: a released version never changes. Restore it.`),
    ...(all.length > 0 ? ['', ...table] : []),
    ...(left > 0 ? [`\n… and ${left} more: \`npm run spec:diff\` lists them all.`] : []),
    ...details(
      `${operations.length} operations and events are reached`,
      operations.map((name) => `- \`${name}\``),
    ),
    ...typesSection(types),
    ...(pages === undefined ? [] : ['', `[Built reference pages](${pages}) of this change.`]),
    '',
  ].join('\n');
}

/**
 * The comment on a pull request that changes the specification: changes in API terms with weight and reason, what they
 * reach, the client's types that change, and whether the version fits. Markdown; short enough for GitHub.
 */
export function renderComment(parts: CommentParts): string {
  for (const rows of [300, 100, 30]) {
    const text = render(parts, rows);
    if (text.length <= MAX_LENGTH) {
      return text;
    }
  }
  return render({ ...parts, types: [] }, 30).slice(0, MAX_LENGTH);
}

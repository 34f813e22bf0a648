import { parse } from 'yaml';
import type { Finding } from './finding.ts';

const NAME = /^decisions\/(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.md$/;
const FORM = /^---\n(?<head>[\s\S]+?)\n---\n(?<body>[\s\S]+)$/;
const STATUS = /^(proposed|accepted|superseded by \d{4})$/;
const SUBJECTS = ['item', 'operation', 'schema'];
const PARTS = ['Context:', 'Decision:', 'Consequence:'];

type Head = Readonly<Record<string, unknown>>;

function isCovered(entry: unknown): boolean {
  const keys = typeof entry === 'object' && entry !== null ? Object.keys(entry) : [];
  const subjects = keys.filter((key) => SUBJECTS.includes(key));
  return keys.length === 2 && subjects.length === 1 && typeof (entry as Head).what === 'string';
}

function* mistakesIn(head: Head, body: string): Generator<string> {
  if (typeof head.title !== 'string' || head.title.endsWith('.')) {
    yield 'Give it a "title" of one line without a period.';
  }
  if (!STATUS.test(String(head.status))) {
    yield '"status" is "proposed", "accepted" or "superseded by NNNN".';
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(String(head.date))) {
    yield '"date" is a day such as 2026-01-31.';
  }
  if (!Array.isArray(head.covers) || !head.covers.every(isCovered)) {
    yield `"covers" lists what deviates: one of ${SUBJECTS.join(', ')} and "what" in each entry. See decisions/README.md.`;
  }
  const places = PARTS.map((part) => body.indexOf(`\n${part}`));
  if (places.includes(-1) || places.some((place, index) => place < (places[index - 1] ?? 0))) {
    yield `Write the paragraphs ${PARTS.join(', ')} in this order.`;
  }
}

function checkRecord(file: string, text: string): readonly string[] {
  const { head, body } = FORM.exec(text)?.groups ?? {};
  if (!NAME.test(file)) {
    return ['Name it NNNN-<slug>.md, the slug in kebab-case.'];
  }
  if (head === undefined || body === undefined) {
    return ['Begin it with "---", the head as YAML, and "---".'];
  }
  try {
    return [...mistakesIn((parse(head) ?? {}) as Head, `\n${body}`)];
  } catch (error) {
    return [`The head is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`];
  }
}

/**
 * Checks the form of the decision records that decisions/README.md describes, and that no number is used twice.
 *
 * @param files Path → content of the files in `decisions/`.
 */
export function checkDecisionRecords(files: ReadonlyMap<string, string>): readonly Finding[] {
  const records = [...files].filter(([file]) => file !== 'decisions/README.md');
  const numbers = records.map(([file]) => NAME.exec(file)?.[1]);
  return records.flatMap(([file, text], index) => {
    const number = numbers[index];
    const taken = number !== undefined && numbers.indexOf(number) !== index;
    const mistakes = [
      ...(taken ? [`Number ${number} is taken. Use the next free one.`] : []),
      ...checkRecord(file, text),
    ];
    return mistakes.map((message) => ({ file, check: 'decision-record', message }));
  });
}

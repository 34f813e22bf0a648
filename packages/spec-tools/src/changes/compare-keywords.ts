import { arrow, type Report } from './compare-schemas.ts';
import { canonical } from './contract.ts';
import type { SchemaView } from './schema-view.ts';

/** Limits that allow less the higher they are. */
const LOWER: ReadonlySet<string> = new Set([
  'minLength',
  'minimum',
  'exclusiveMinimum',
  'minItems',
  'minProperties',
  'minContains',
]);

/** Limits that allow less the lower they are. */
const UPPER: ReadonlySet<string> = new Set([
  'maxLength',
  'maximum',
  'exclusiveMaximum',
  'maxItems',
  'maxProperties',
  'maxContains',
]);

/** Keywords that annotate, and that nobody branches on. */
const ANNOTATIONS = /^(x-|\$|deprecated$|readOnly$|writeOnly$|default$|discriminator$|xml$)/;

interface Context {
  readonly noun: string;
  readonly report: Report;
}

type Keywords = Readonly<Record<string, unknown>>;

/** Compares everything of two schemas but types, values and parts: limits, marks, and the rarer keywords. */
export function compareKeywords(context: Context, old: SchemaView, now: SchemaView, place: string): void {
  compareMarks(context, old.keywords, now.keywords, place);
  for (const key of new Set([...Object.keys(old.keywords), ...Object.keys(now.keywords)])) {
    const [before, after] = [old.keywords[key], now.keywords[key]];
    if (canonical(before ?? null) !== canonical(after ?? null)) {
      compareKeyword(context, key, before, after, place);
    }
  }
}

function compareKeyword({ report, noun }: Context, key: string, before: unknown, after: unknown, place: string): void {
  const what = `${key}: ${arrow(before, after)}`;
  if (LOWER.has(key) || UPPER.has(key) || key === 'uniqueItems' || key === 'multipleOf') {
    report(isTighter(key, before, after) ? 'limit-tightened' : 'limit-loosened', place, what, noun);
  } else if (key === 'pattern') {
    const kind = before === undefined ? 'pattern-added' : after === undefined ? 'pattern-removed' : 'pattern-changed';
    report(kind, place, what, noun);
  } else if (key === 'default') {
    if (noun === 'parameter') {
      report('parameter-default-changed', place, what);
    } else {
      report('default-changed', place, what, noun);
    }
  } else if (key.startsWith('x-') && key !== 'x-sensitive') {
    report('extension-changed', place, what, noun);
  } else if (!ANNOTATIONS.test(key)) {
    const kind =
      before === undefined ? 'constraint-added' : after === undefined ? 'constraint-removed' : 'constraint-changed';
    report(kind, place, what, noun);
  }
}

/** A value that both sides have may have become smaller or larger; one that only one side has is a limit or none. */
function isTighter(key: string, before: unknown, after: unknown): boolean {
  if (key === 'uniqueItems') {
    return after === true;
  }
  if (typeof before !== 'number' || typeof after !== 'number') {
    return before === undefined;
  }
  if (key === 'multipleOf') {
    return before % after !== 0;
  }
  return LOWER.has(key) ? after > before : after < before;
}

const SENSITIVE = ['personal', 'credential'];

function compareMarks({ report, noun }: Context, old: Keywords, now: Keywords, place: string): void {
  const levels = [old, now].map((keywords) => SENSITIVE.indexOf(String(keywords['x-sensitive'])));
  const [before = -1, after = -1] = levels;
  if (before !== after) {
    const what = arrow(SENSITIVE[before] ?? 'not marked', SENSITIVE[after] ?? 'not marked');
    report(after < before ? 'sensitive-removed' : 'sensitive-added', place, what, noun);
  }
  const marks = [
    ['deprecated', 'deprecated', 'reactivated'],
    ['readOnly', 'became-read-only', 'became-not-read-only'],
    ['writeOnly', 'became-write-only', 'became-not-write-only'],
  ] as const;
  for (const [key, set, unset] of marks) {
    if ((old[key] === true) !== (now[key] === true)) {
      report(now[key] === true ? set : unset, place, key, noun);
    }
  }
}

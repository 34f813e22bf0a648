import { memoize } from '../memo.ts';
import { singularWords, words } from '../words.ts';

const VERSION = /^(?:v\d+(?:\.\d+)*|api|rest|public|services?)$/i;

/** Literal segments of a path that name things: versions and "api" left out. */
export const literalSegments = memoize((path: string): readonly string[] =>
  path.split('/').filter((segment) => segment !== '' && !segment.includes('{') && !VERSION.test(segment)),
);

/** Words of the thing a path is about, singular: `/api/bank-accounts/{id}/` → bank, account. */
export function resourceWords(path: string): string[] {
  const last = literalSegments(path).at(-1);
  return last === undefined ? [] : singularWords(words(last));
}

/** The same with the thing it belongs to in front: `/receivables/transactions` → receivable, transaction. */
export function parentedWords(path: string): string[] {
  const segments = literalSegments(path).slice(-2);
  return segments.flatMap((segment) => singularWords(words(segment)));
}

/** Whether a path ends in a parameter and so speaks of one thing. */
export function endsInParameter(path: string): boolean {
  return /\}\/*$/.test(path);
}

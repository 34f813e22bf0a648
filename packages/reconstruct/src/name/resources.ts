import { memoize } from '../memo.ts';
import { singularWords, words } from '../words.ts';

const VERSION = /^(?:v\d+(?:\.\d+)*|api|rest|public|services?)$/i;

/** Literal segments of a path that name things: versions and "api" left out. */
export const literalSegments = memoize((path: string): readonly string[] =>
  path.split('/').filter((segment) => segment !== '' && !segment.includes('{') && !VERSION.test(segment)),
);

/** Words that say what is done, in names and at the end of paths. */
export const VERBS = new Set([
  'get',
  'list',
  'create',
  'update',
  'delete',
  'remove',
  'add',
  'edit',
  'patch',
  'put',
  'post',
  'retrieve',
  'fetch',
  'find',
  'search',
  'read',
  'show',
  'view',
  'save',
  'register',
  'resume',
  'complete',
  'details',
  'detail',
  'index',
  'store',
  'destroy',
]);

/** What the end of a path says is done: `/users/delete` → delete. Undefined where it names a thing. */
export function actionOf(path: string): string | undefined {
  const segments = literalSegments(path);
  const last = segments.at(-1)?.toLowerCase();
  return last !== undefined && segments.length > 1 && !endsInParameter(path) && VERBS.has(last) ? last : undefined;
}

/** Literal segments that name things: no action at the end, no bare numbers. */
export const thingSegments = memoize((path: string): readonly string[] => {
  const named = literalSegments(path).filter((segment) => !/^\d+$/.test(segment));
  const segments = named.length > 0 ? named : literalSegments(path);
  return actionOf(path) === undefined || segments.length < 2 ? segments : segments.slice(0, -1);
});

/** Words of the thing a path is about, singular: `/api/bank-accounts/{id}/` → bank, account. */
export function resourceWords(path: string): string[] {
  const last = thingSegments(path).at(-1);
  return last === undefined ? [] : singularWords(words(last));
}

/** The same with the thing it belongs to in front: `/receivables/transactions` → receivable, transaction. */
export function parentedWords(path: string): string[] {
  const segments = thingSegments(path).slice(-2);
  return segments.flatMap((segment) => singularWords(words(segment)));
}

/** Whether a path speaks of many things: its last word is a plural. */
export function isMany(path: string): boolean {
  const last = endsInParameter(path) ? undefined : words(thingSegments(path).at(-1) ?? '').at(-1);
  return last === 'list' || (last !== undefined && singularWords([last])[0] !== last);
}

/** Whether a path ends in a parameter and so speaks of one thing. */
export function endsInParameter(path: string): boolean {
  return /\}\/*$/.test(path);
}

import type { KnownErrorCode } from '../generated/data/error-codes.ts';

/** The `code` of an error: a documented one, or one that Belvo added since. */
export type ErrorCode = KnownErrorCode | (string & {});

/** One reason of a refusal. */
export interface ErrorEntry {
  readonly code: ErrorCode | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  /** The field of the request that is wrong. */
  readonly field: string | undefined;
}

type Entry = Readonly<Record<string, unknown>>;

/** The objects of an error body, whether Belvo sent an array or a single one. */
export function entriesOf(body: unknown): readonly Entry[] {
  return [body].flat().filter((entry): entry is Entry => typeof entry === 'object' && entry !== null);
}

/** A word: what Belvo's codes, request ids and names of fields are made of. A short secret in one is there by chance. */
const WORD = /^[\w.-]+$/;

/** An error body as entries with named fields only. `clean` hides what the request sent in confidence. */
export function readEntries(body: unknown, clean: (message: string) => string): readonly ErrorEntry[] {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? clean(value) : undefined);
  const name = (value: unknown) => (typeof value === 'string' && WORD.test(value) ? value : text(value));
  return entriesOf(body).map(({ code, message, detail, request_id, field }) => ({
    code: name(code),
    message: text(message) ?? text(detail),
    requestId: name(request_id),
    field: name(field),
  }));
}

import type { KnownErrorCode } from '../generated/error-codes.ts';

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

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The objects of an error body, whether Belvo sent an array or a single one. */
export function entriesOf(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(body) ? body : [body]).filter((entry) => typeof entry === 'object' && entry !== null);
}

/** An error body as entries with named fields only. `clean` hides what the request sent in confidence. */
export function readEntries(body: unknown, clean: (message: string) => string): readonly ErrorEntry[] {
  return entriesOf(body).map(({ code, message, detail, request_id, field }) => {
    const said = text(message) ?? text(detail);
    return {
      code: text(code),
      message: said === undefined ? undefined : clean(said),
      requestId: text(request_id),
      field: text(field),
    };
  });
}

import type { ErrorCodesByStatus } from '../generated/error-codes.ts';
import { BelvoError, type ErrorContext } from './belvo-error.ts';
import type { ErrorEntry } from './entries.ts';

/** The codes documented for a status, open to others. */
export type ErrorCodeOf<Status> = Status extends keyof ErrorCodesByStatus
  ? ErrorCodesByStatus[Status] | (string & {})
  : string;

/** The parts of a refusal, as the transport read them. */
export interface ApiFailure<Body = unknown> extends ErrorContext {
  readonly status: number;
  readonly body: Body;
  readonly errors: readonly ErrorEntry[];
  readonly headers: Headers;
  /** Of a body that is not JSON: its type and its beginning. */
  readonly unread: { readonly contentType: string | undefined; readonly snippet: string } | undefined;
  /** What `Retry-After` asks for. */
  readonly retryAfterMs: number | undefined;
}

function describe(status: number, { code, message, field, requestId }: Partial<ErrorEntry>): string {
  return [status, code, field && `(${field})`, message, requestId && `[request ${requestId}]`]
    .filter(Boolean)
    .join(' ');
}

/** Belvo answered with an error status. Its subclasses stand for one status each. */
export class ApiError<Status extends number = number, Body = unknown> extends BelvoError {
  override get name(): string {
    return 'ApiError';
  }
  declare readonly status: Status;
  /** The first entry's `code`: a documented one, or one that Belvo added since. */
  declare readonly code: ErrorCodeOf<Status> | undefined;
  /** Belvo's identifier of the request; give it to their support. */
  declare readonly requestId: string | undefined;
  /** The field of the request that is wrong, if one is named. */
  declare readonly field: string | undefined;
  /** Every reason Belvo gave, whether it sent an array or a single object. */
  declare readonly errors: readonly ErrorEntry[];
  /** What `Retry-After` asked for, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /** Content type of an answer that is not JSON. */
  declare readonly contentType: string | undefined;
  /** The beginning of an answer that is not JSON, values masked. */
  declare readonly snippet: string | undefined;
  readonly #body: Body;
  readonly #headers: Headers;

  constructor(failure: ApiFailure<Body>) {
    const { status, errors, headers, unread, retryAfterMs, body } = failure;
    const entry: Partial<ErrorEntry> = errors[0] ?? {};
    super(describe(status, entry), failure);
    const { code, field, requestId = headers.get('x-request-id') ?? undefined } = entry;
    Object.assign(this, { status, code, field, requestId, errors, retryAfterMs, ...unread });
    this.#body = body;
    this.#headers = headers;
  }

  /** The body as Belvo sent it. It may hold personal data; it is not part of any rendering of this error. */
  get body(): Body {
    return this.#body;
  }

  /** The headers of the answer. */
  get headers(): Headers {
    return this.#headers;
  }
}

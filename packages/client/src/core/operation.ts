import type { Config, Limits, Schedule } from '../config/config.ts';
import type { Access } from '../config/credentials.ts';
import type { CallOptions } from '../config/options.ts';
import type { ApiError, ApiFailure } from '../errors/api-errors.ts';
import type { RetryClass } from '../retry/policy.ts';

/** Query parameters of a call by name. */
export type Params = Readonly<Record<string, unknown>>;

/** Query parameters of an operation: name → what may follow it, such as `__in`; `""` for the name alone. */
export type QueryParameters = Readonly<Record<string, readonly string[]>>;

/** How a call that stopped for a second factor goes on. */
export interface MfaResume {
  /** Gives the operation that resumes; a function, because an operation may resume itself. */
  readonly resume: () => Operation;
  /** Its field that takes the token. */
  readonly tokenField: string;
  /** Its fields that come from the 428 response: field → property there. */
  readonly from: Readonly<Record<string, string>>;
  /** Its fields that repeat what the first request said. */
  readonly keep?: readonly string[];
}

/** What the runtime knows of an operation; generated from the specification. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Template, for instance `/api/links/{id}/`. */
  readonly path: string;
  readonly retry: RetryClass;
  /** Makes a call of it: one response, pages, or one that may ask for a second factor. */
  readonly run: (operation: Operation, values: readonly unknown[]) => unknown;
  /** Whether a request body has to be given, or may be; absent where there is none. */
  readonly body?: 'required' | 'optional';
  /** Writes the query; absent where there is none. Here, so that only operations that have one bring its code. */
  readonly write?: (operation: Operation, params: Params | undefined) => string;
  /** Query arrays written as one pair per element; others are joined by commas. */
  readonly exploded?: readonly string[];
  /** Options that are headers of the request: option → name of the header, and its values where they are told. */
  readonly headers?: Readonly<Record<string, readonly [header: string, ...values: string[]]>>;
  /** Headers every call carries. */
  readonly fixedHeaders?: Readonly<Record<string, string>>;
  /** A query parameter has the name of an option, so that none of these can be told to be in the wrong place. */
  readonly hasOptionNames?: boolean;
  /** In lower case. */
  readonly idempotencyHeader?: string;
  /** Makes the key of a call that is given none. Here, so that only operations with one bring its code. */
  readonly makeKey?: () => string;
  /** Property of a page that holds its items. */
  readonly items?: string;
  /** A 2xx other than 204 may come without a body. */
  readonly allowsEmpty?: boolean;
  /** Sent without the `Authorization` header. */
  readonly isAnonymous?: boolean;
  /** Names of the request's secret and personal values. */
  readonly secrets?: readonly string[];
  /** The error for a 428 that opened a session. Here, so that only operations with a second factor bring its code. */
  readonly mfaError?: (request: PreparedRequest, failure: ApiFailure) => ApiError | undefined;
  readonly mfa?: MfaResume;
}

/** The arguments of a call, each in its place. */
export interface CallArguments {
  readonly config: Config;
  readonly operation: Operation;
  readonly path: readonly unknown[];
  readonly body: unknown;
  readonly params: Params | undefined;
  readonly options: CallOptions;
}

/** A call, ready to be attempted any number of times. */
export interface PreparedRequest {
  readonly config: Config;
  readonly operation: Operation;
  /** Tells the attempts of one call from those of others, for observers; undefined when there are none. */
  readonly call: string | undefined;
  readonly url: string;
  /** `authorization` comes with the first attempt, and may change with the next. */
  readonly headers: Record<string, string>;
  readonly text: string | undefined;
  /** What `text` was made from; read only to redact it, and to resume. */
  readonly body: unknown;
  readonly params: Params | undefined;
  readonly options: CallOptions;
  readonly limits: Limits;
  readonly schedule: Schedule;
  /** When the call's time is over, on the clock of `performance.now()`. */
  readonly endsAt: number;
  /** The keys of the present attempt; read only to send and to redact them. */
  access: Access | undefined;
  /** Whether the present attempt has got as far as `fetch`. */
  isUnderWay: boolean;
  /** Whether any attempt may have arrived. */
  maybeSent: boolean;
}

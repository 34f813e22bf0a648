import type { ApiError, ApiFailure } from '../errors/api-error.ts';
import type { PreparedRequest } from './request.ts';

/** Query parameters and headers of a call by name. */
export type Params = Readonly<Record<string, unknown>>;

/** When an operation may be repeated, as the specification's `x-retry` has it. */
export type RetryClass = 'safe' | 'idempotent' | 'keyed' | 'unsent';

/** How a call that stopped for a second factor goes on. */
export interface MfaResume {
  /** Gives the operation that resumes. */
  readonly resume: () => Operation;
  /** Its field that takes the token. */
  readonly tokenField: string;
  /** Its fields that come from the 428 answer, separated by spaces: `field`, or `field=property` there. */
  readonly from: string;
  /** Its fields that repeat what the first request said, separated by spaces. */
  readonly keep?: string;
}

/** What the runtime knows of an operation; generated from the specification. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Template, for instance `/api/links/{id}/`. */
  readonly path: string;
  readonly retry: RetryClass;
  /** Writes query and header parameters. Here, so that only operations that have some bring its code. */
  readonly write?: (operation: Operation, params: Params | undefined, headers: Record<string, string>) => string;
  /** Those of `params` that are headers; the others are query parameters. */
  readonly headerNames?: readonly string[];
  /** Query arrays written as one pair per element; others are joined by commas. */
  readonly exploded?: readonly string[];
  /** Headers every call carries. */
  readonly fixedHeaders?: Readonly<Record<string, string>>;
  /** In lower case. */
  readonly idempotencyHeader?: string;
  /** Property of a page that holds its items. */
  readonly items?: string;
  /** A 2xx other than 204 may come without a body. */
  readonly allowsEmpty?: boolean;
  /** Sent without the `Authorization` header. */
  readonly isAnonymous?: boolean;
  /** Names of the request's secret and personal values, separated by spaces. */
  readonly secrets?: string;
  /** The error for a 428 that opened a session. Here, so that only operations with a second factor bring its code. */
  readonly mfaError?: (request: PreparedRequest, failure: ApiFailure) => ApiError | undefined;
  readonly mfa?: MfaResume;
}

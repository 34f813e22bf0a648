import type { KnownErrorCode } from '../generated/error-codes.ts';
import { ApiError } from './api-error.ts';
import type { AuthenticationError } from './authentication-error.ts';
import { BelvoError } from './belvo-error.ts';
import type { ConflictError } from './conflict-error.ts';
import type { MfaRequiredError } from './mfa-required-error.ts';
import type { NotFoundError } from './not-found-error.ts';
import type { OtherStatusError } from './other-status-error.ts';
import type { PermissionDeniedError } from './permission-denied-error.ts';
import type { RateLimitError } from './rate-limit-error.ts';
import type { RequestTimeoutError } from './request-timeout-error.ts';
import type { ServerError } from './server-error.ts';
import type { ValidationError } from './validation-error.ts';

/** Every error that an answer of the API becomes, discriminated by `status`. */
export type AnyApiError =
  | AuthenticationError
  | ConflictError
  | MfaRequiredError
  | NotFoundError
  | OtherStatusError
  | PermissionDeniedError
  | RateLimitError
  | RequestTimeoutError
  | ServerError
  | ValidationError;

/** Whether something caught is an error of this client. */
export function isBelvoError(value: unknown): value is BelvoError {
  return value instanceof BelvoError;
}

/**
 * Whether something caught is an answer of the API. Comparing `status` afterwards narrows to the class.
 *
 * @example
 * if (isApiError(error) && error.status === 429) {
 *   error.retryAfterMs; // error is a RateLimitError
 * }
 */
export function isApiError(value: unknown): value is AnyApiError {
  return value instanceof ApiError;
}

/**
 * Whether something caught is an answer of the API with one of these codes.
 *
 * @example
 * if (hasCode(error, 'login_error')) askForNewCredentials();
 */
export function hasCode<Code extends KnownErrorCode>(
  value: unknown,
  ...codes: readonly Code[]
): value is ApiError & { readonly code: Code } {
  return value instanceof ApiError && codes.includes(value.code as Code);
}

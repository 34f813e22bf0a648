// What tells errors of this client from others, whichever copy of it they come from.
import {
  ApiError,
  type AuthenticationError,
  type ConflictError,
  type NotFoundError,
  type OtherStatusError,
  type PermissionDeniedError,
  type RateLimitError,
  type RequestTimeoutError,
  type ServerError,
  type ValidationError,
} from './errors/api-errors.ts';
import { BelvoError } from './errors/belvo-error.ts';
import type { KnownErrorCode } from './generated/data/error-codes.ts';
import type { MfaRequiredError } from './mfa/mfa-required-error.ts';

/** Every refusal by the API, discriminated by `status`. */
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
 * Whether something caught is a refusal by the API. Comparing `status` afterwards narrows to the class.
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
 * Whether something caught is a refusal by the API with one of these codes.
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

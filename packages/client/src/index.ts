/** The client of the Belvo API. Start with {@link createBelvoClient}. */
export { type BelvoClient, createBelvoClient } from './client.ts';
export { optionsFromEnv } from './config/environment-variables.ts';
export type {
  ClientOptions,
  ClientSettings,
  Credentials,
  FetchInit,
  FetchLike,
  Keys,
  Target,
} from './config/options.ts';
export { BelvoCore } from './core/client.ts';
export type { Observer } from './core/observer.ts';
export type {
  CallOptions,
  Failure,
  ListCallOptions,
  MfaCallOptions,
  MfaCompleted,
  MfaFailure,
  MfaFlow,
  MfaRequired,
  OtherFailure,
  Success,
  ToArrayOptions,
  WithResponse,
} from './core/styles.ts';
export { AbortError } from './errors/abort-error.ts';
export { type AnyApiError, hasCode, isApiError, isBelvoError } from './errors/any.ts';
export { ApiError, type ErrorCodeOf } from './errors/api-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { BelvoError } from './errors/belvo-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export type { ErrorCode, ErrorEntry } from './errors/entries.ts';
export type { ErrorCodeFacts } from './errors/error-code-facts.ts';
export { InvalidResponseError } from './errors/invalid-response-error.ts';
export { MfaExpiredError } from './errors/mfa-expired-error.ts';
export { MfaRequiredError } from './errors/mfa-required-error.ts';
export { NotFoundError } from './errors/not-found-error.ts';
export { OtherStatusError } from './errors/other-status-error.ts';
export { PaginationError } from './errors/pagination-error.ts';
export { PermissionDeniedError } from './errors/permission-denied-error.ts';
export { RateLimitError } from './errors/rate-limit-error.ts';
export { RedirectError } from './errors/redirect-error.ts';
export { RequestTimeoutError } from './errors/request-timeout-error.ts';
export { ServerError } from './errors/server-error.ts';
export type { OtherStatus, ServerStatus } from './errors/statuses.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export { UsageError } from './errors/usage-error.ts';
export { ValidationError } from './errors/validation-error.ts';
export { type ErrorCodesByStatus, errorCodes, type KnownErrorCode } from './generated/error-codes.ts';
export type { BelvoResources } from './generated/facade.ts';
export { type Environment, environments } from './generated/facts.ts';
export type * from './generated/models.ts';
export type * from './generated/operations.ts';
export { createHooks } from './hooks/create-hooks.ts';
export type { Hooks, RequestSnapshot, ResponseSnapshot, RetrySnapshot } from './hooks/snapshots.ts';
export type { MfaChallenge } from './mfa/challenge.ts';
export { createRateLimiter, type RateLimiterOptions } from './rate-limit/create-rate-limiter.ts';
export type { RateLimiter } from './rate-limit/limiter.ts';
export { type Redaction, redact } from './redact/redact.ts';
export { REDACTED } from './redact/scrub.ts';
export type { RetryOptions } from './retry/options.ts';
export { VERSION } from './version.ts';

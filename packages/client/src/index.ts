/** The client of the Belvo API. Start with {@link createBelvoClient}. */
export { type BelvoClient, createBelvoClient } from './client.ts';
export { cacheCredentials } from './config/credentials.ts';
export { optionsFromEnv } from './config/environment-variables.ts';
export type { Hooks } from './config/observer.ts';
export type {
  CallOptions,
  ClientOptions,
  ClientSettings,
  Credentials,
  Keys,
  Logger,
  RateLimiter,
  RetryOptions,
  Target,
} from './config/options.ts';
export { VERSION } from './config/version.ts';
export { BelvoCore } from './core/client.ts';
export type { Failure, OtherFailure, Success, WithResponse } from './core/styles.ts';
export { type AnyApiError, hasCode, isApiError, isBelvoError } from './error-guards.ts';
export {
  ApiError,
  AuthenticationError,
  ConflictError,
  type ErrorCodeOf,
  NotFoundError,
  type OtherStatus,
  OtherStatusError,
  PermissionDeniedError,
  RateLimitError,
  RequestTimeoutError,
  ServerError,
  type ServerStatus,
  ValidationError,
} from './errors/api-errors.ts';
export { BelvoError } from './errors/belvo-error.ts';
export {
  AbortError,
  ConnectionError,
  InvalidResponseError,
  MfaExpiredError,
  PaginationError,
  RedirectError,
  TimeoutError,
  UsageError,
} from './errors/call-errors.ts';
export type { ErrorCode, ErrorEntry } from './errors/error-entries.ts';
export { type Environment, environments } from './generated/data/constants.ts';
export {
  type ErrorCodeFacts,
  type ErrorCodesByStatus,
  errorCodes,
  type KnownErrorCode,
} from './generated/data/error-codes.ts';
export type * from './generated/data/models.ts';
export type { BelvoResources } from './generated/operations/facade.ts';
export type * from './generated/operations/index.ts';
export { createHooks } from './hooks/create-hooks.ts';
export type {
  AttemptSnapshot,
  HookFunctions,
  RequestSnapshot,
  ResponseSnapshot,
  RetrySnapshot,
} from './hooks/snapshots.ts';
export type { MfaChallenge } from './mfa/challenge.ts';
export type { MfaCallOptions, MfaCompleted, MfaFailure, MfaFlow, MfaRequired } from './mfa/flow.ts';
export { MfaRequiredError } from './mfa/mfa-required-error.ts';
export type { ListCallOptions, ToArrayOptions } from './pagination/list-call.ts';
export { createRateLimiter, type RateLimiterOptions } from './rate-limit/create-rate-limiter.ts';
export { type Redaction, redact } from './redact/redact.ts';
export { REDACTED } from './redact/scrub.ts';
export type { BodyReader, FetchInit, FetchLike, FetchResponse, ResponseHeaders } from './util/fetch.ts';

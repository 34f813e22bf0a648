import { ApiError } from './api-error.ts';

/** 401: the keys are missing, wrong, or of the other environment. */
export class AuthenticationError extends ApiError<401> {
  override get name(): string {
    return 'AuthenticationError';
  }
}

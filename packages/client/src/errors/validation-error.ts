import { ApiError } from './api-error.ts';

/** 400 or 422: a field is wrong, the credentials were refused, or the institution cannot serve it now; see `code`. */
export class ValidationError extends ApiError<400 | 422> {
  override get name(): string {
    return 'ValidationError';
  }
}

import { ApiError } from './api-error.ts';

/** 409: the same work is already under way. */
export class ConflictError extends ApiError<409> {
  override get name(): string {
    return 'ConflictError';
  }
}

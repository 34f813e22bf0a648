import { ApiError } from './api-error.ts';

/** 404: no such object for these keys. */
export class NotFoundError extends ApiError<404> {
  override get name(): string {
    return 'NotFoundError';
  }
}

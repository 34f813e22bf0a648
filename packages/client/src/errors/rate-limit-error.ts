import { ApiError } from './api-error.ts';

/** 429, or the HTML page with which the edge answers too many requests: wait before the next one. */
export class RateLimitError extends ApiError<403 | 429> {
  override get name(): string {
    return 'RateLimitError';
  }
}

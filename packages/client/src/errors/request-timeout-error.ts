import { ApiError } from './api-error.ts';

/** 408: the institution took longer than Belvo waits. What was retrieved so far is kept. */
export class RequestTimeoutError extends ApiError<408> {
  override get name(): string {
    return 'RequestTimeoutError';
  }
}

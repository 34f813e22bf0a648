import { ApiError } from './api-error.ts';
import type { ServerStatus } from './statuses.ts';

/** 5xx: a fault inside Belvo, or between it and you. */
export class ServerError extends ApiError<ServerStatus> {
  override get name(): string {
    return 'ServerError';
  }
}

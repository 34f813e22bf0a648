import { ApiError } from './api-error.ts';
import type { OtherStatus } from './statuses.ts';

/** A status without a class of its own. */
export class OtherStatusError extends ApiError<OtherStatus> {
  override get name(): string {
    return 'OtherStatusError';
  }
}

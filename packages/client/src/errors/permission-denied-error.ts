import { ApiError } from './api-error.ts';

/** 403: the keys are not for this product or environment. */
export class PermissionDeniedError extends ApiError<403> {
  override get name(): string {
    return 'PermissionDeniedError';
  }
}

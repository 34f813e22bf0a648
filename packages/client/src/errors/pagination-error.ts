import { BelvoError } from './belvo-error.ts';

/** The answer's `next` leads in a circle or somewhere else than this list; it was not followed. */
export class PaginationError extends BelvoError {
  override get name(): string {
    return 'PaginationError';
  }
}

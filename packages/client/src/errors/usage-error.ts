import { BelvoError } from './belvo-error.ts';

/** The call or the client's configuration is wrong; nothing was sent. The message says what to change. */
export class UsageError extends BelvoError {
  override get name(): string {
    return 'UsageError';
  }
}

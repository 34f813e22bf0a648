import { BelvoError } from './belvo-error.ts';

/** The session of a second factor is over; no token was sent. Start again from the call that asked for it. */
export class MfaExpiredError extends BelvoError {
  override get name(): string {
    return 'MfaExpiredError';
  }
}

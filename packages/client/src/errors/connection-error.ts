import { BelvoError, type ErrorContext } from './belvo-error.ts';

/** No complete answer: the connection could not be opened, broke, or was refused on the way. */
export class ConnectionError extends BelvoError {
  override get name(): string {
    return 'ConnectionError';
  }
  /** Whether Belvo may have received the request, by any of the attempts. `false` only when it provably has not. */
  readonly maybeSent: boolean;

  constructor(message: string, context: ErrorContext & { readonly maybeSent: boolean }) {
    super(message, context);
    this.maybeSent = context.maybeSent;
  }
}

import { BelvoError } from './belvo-error.ts';

/** The caller's `AbortSignal` ended the call. The request may have reached Belvo. */
export class AbortError extends BelvoError {
  override get name(): string {
    return 'AbortError';
  }
}

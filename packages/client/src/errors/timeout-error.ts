import { ConnectionError } from './connection-error.ts';

/** The attempt took longer than `timeout`, or the call longer than `deadline`. */
export class TimeoutError extends ConnectionError {
  override get name(): string {
    return 'TimeoutError';
  }
}

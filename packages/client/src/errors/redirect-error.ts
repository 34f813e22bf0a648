import { ConnectionError } from './connection-error.ts';

/** The server redirects to where the request must not go: it would carry secrets to another origin, or in circles. */
export class RedirectError extends ConnectionError {
  override get name(): string {
    return 'RedirectError';
  }
}

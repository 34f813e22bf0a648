import { BelvoError, type ErrorContext } from './belvo-error.ts';

/** What is known of an answer that could not be read. */
export interface InvalidResponse extends ErrorContext {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly snippet: string;
}

/** An answer came, but not one of the API: a proxy's page, half a JSON document, a wrong content type, too large. */
export class InvalidResponseError extends BelvoError {
  override get name(): string {
    return 'InvalidResponseError';
  }
  declare readonly status: number;
  declare readonly contentType: string | undefined;
  /** The beginning of the body, values masked. */
  declare readonly snippet: string;

  constructor(message: string, response: InvalidResponse) {
    super(message, response);
    const { status, contentType, snippet } = response;
    Object.assign(this, { status, contentType, snippet });
  }
}

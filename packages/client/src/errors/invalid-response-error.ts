import { BelvoError, type ErrorContext } from './belvo-error.ts';

/** What is known of an answer that could not be read. */
export interface InvalidResponse extends ErrorContext {
  readonly status: number;
  readonly headers: Headers;
  readonly snippet: string;
}

/** An answer came, but not one of the API: a proxy's page, half a JSON document, a wrong content type, too large. */
export class InvalidResponseError extends BelvoError {
  override get name(): string {
    return 'InvalidResponseError';
  }
  readonly status: number;
  readonly contentType: string | undefined;
  /** The beginning of the body, values masked. */
  readonly snippet: string;
  readonly #headers: Headers;

  constructor(message: string, response: InvalidResponse) {
    super(message, response);
    const { status, headers, snippet } = response;
    this.status = status;
    this.contentType = headers.get('content-type') ?? undefined;
    this.snippet = snippet;
    this.#headers = headers;
  }

  /** The headers of the answer. Not part of any rendering of this error. */
  get headers(): Headers {
    return this.#headers;
  }
}

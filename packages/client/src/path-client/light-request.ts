import type { Operation } from '../core/operation.ts';

interface Init {
  readonly method?: string;
  readonly headers?: Headers;
  /** Not serialized yet. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Stands in for the platform's `Request`, whose construction is half of what openapi-fetch costs. It only carries values
 * from openapi-fetch to the pipeline.
 */
export class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal | undefined;
  /** Set by the middleware that knows the path template. */
  operation: Operation | undefined;

  constructor(url: string, { method = 'GET', headers = new Headers(), body, signal }: Init) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
    this.signal = signal;
  }
}

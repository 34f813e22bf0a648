// What the client needs of `fetch`: little enough that the platform's, undici's and node-fetch's all fit, whatever
// libraries a program is compiled with.

/** What the client hands to `fetch`: plain values only, so that any implementation will do. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  redirect: 'manual';
  /** Frameworks that cache what `fetch` brings (Next.js 13 and 14) must not keep bank data. Not where it is unknown. */
  cache?: 'no-store';
}

/** Headers of a response. `new Headers(response.headers)` has the platform's methods, where they are needed. */
export interface ResponseHeaders extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** One piece of a body after the other. */
export interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown>;
}

/** What the client reads of a response. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly type?: string;
  readonly headers: Pick<ResponseHeaders, 'get' | 'has'>;
  /** A stream; what has no `getReader` is read as text at once. */
  readonly body?: unknown;
  text(): Promise<string>;
}

/** A response as it comes: all headers can be iterated, though lib "dom" without "dom.iterable" does not know of it. */
export interface IterableResponse extends FetchResponse {
  readonly headers: ResponseHeaders;
}

/**
 * Sends a request: the platform's `fetch`, or one of yours with a proxy, a certificate or a recorder behind it. Generic,
 * so that `(url, init) => fetch(url, { ...init, dispatcher })` compiles where the platform's types know no `dispatcher`.
 */
export type FetchLike = <Init extends FetchInit>(url: string, init: Init) => Promise<FetchResponse>;

import type { Operation } from '@belvo-openapi/spec';
import type { MockResponse } from '../engine/engine.ts';
import { parsed } from '../json.ts';

/** A request exactly as it arrived, before anything looked at it. */
export interface ReceivedRequest {
  /** Counts from 1 since the mock started. */
  readonly id: number;
  /** As on the wire. */
  readonly method: string;
  /** Path and query as on the wire: nothing decoded, sorted or joined. */
  readonly url: string;
  /**
   * The path as the mock understands it: still encoded, and normalised (no empty and no dot segments, no needless escapes).
   * For its exact spelling look at `url`.
   */
  readonly path: string;
  /** `path` with the query as it was sent: what the engine is asked. */
  readonly target: string;
  /** The decoded query. For its exact spelling look at `url`. */
  readonly query: URLSearchParams;
  /** Names and values in the order and case they were sent. */
  readonly rawHeaders: readonly (readonly [name: string, value: string])[];
  /** Names in lower case; repeated headers joined the way `node:http` joins them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that were sent, compressed if they were; empty when there were too many. */
  readonly body: Buffer;
  /** The content of the body as UTF-8. */
  readonly text: string;
  /** The parsed body; `undefined` when it is empty, not JSON, or nested too deeply to be read. */
  readonly json: unknown;
  /** The operation that method and path mean, if the document has one. */
  readonly operation: Operation | undefined;
  /** `mock` for the mock's own address, `elsewhere` for the other origin that redirects lead to. */
  readonly origin: 'mock' | 'elsewhere';
  /** Under which base URL the caller reached the mock, without a trailing slash. */
  readonly baseUrl: string;
}

/** What the mock did with a request. */
export interface SentResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that were put on the wire, which a fault may have cut short. */
  readonly body: Buffer;
  readonly text: string;
  /** The parsed body; `undefined` when it is empty, cut or not JSON. */
  readonly json: unknown;
}

/** One line of the journal. */
export interface JournalEntry extends ReceivedRequest {
  /** The fault or scenario that shaped the response, in words; `undefined` when the engine answered alone. */
  readonly fault: string | undefined;
  /** `undefined` until the response was sent, and for a connection that was reset before its headers. */
  readonly answer: SentResponse | undefined;
  /**
   * `open` while the mock works on it, `sent` when the response went out whole, `reset` when a fault broke the
   * connection, `aborted` when the caller went away first.
   */
  readonly outcome: 'open' | 'sent' | 'reset' | 'aborted';
}

/** What was put on the wire, in the form the journal keeps. */
export function sentResponse({ status, headers }: MockResponse, sent: Uint8Array): SentResponse {
  const body = Buffer.from(sent);
  const text = body.toString('utf8');
  return { status, headers, body, text, json: parsed(text) };
}

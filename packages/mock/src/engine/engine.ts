import type { OpenApiDocument } from '@belvo-openapi/spec';

/** A request as it reached the mock, handed to the engine without its connection. */
export interface EngineRequest {
  /** Upper case, as on the wire. */
  readonly method: string;
  /** Path and query exactly as on the wire. */
  readonly url: string;
  /** Names in lower case; repeated headers joined the way `node:http` joins them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A complete response, before any fault changes it or its delivery. */
export interface MockResponse {
  readonly status: number;
  /** Names as they go on the wire. Framing headers are set by whoever sends the response. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What decides the responses of the mock: Prism here, replaceable by any other mock of an OpenAPI document. */
export interface MockEngine {
  /** Shown by `belvo-mock` when it starts. */
  readonly name: string;
  /** Answers one request. A rejection becomes a `500` with the reason in a problem document. */
  answer(request: EngineRequest): Promise<MockResponse>;
  /** Frees whatever the engine holds. Called once. */
  stop(): Promise<void>;
}

/** What every engine is told. */
export interface EngineOptions {
  /** The OpenAPI document, bundled: every reference points into it. Not to be changed. */
  readonly document: OpenApiDocument;
  /** Bodies generated from the schemas instead of the named examples. */
  readonly dynamic: boolean;
  /** Makes generated bodies repeatable: the same request gets the same body for the same seed. */
  readonly seed: string | undefined;
  /** Whether a response that breaks its own schema becomes a `500` instead of passing with a warning header. */
  readonly errors: boolean;
}

/** Starts an engine. Rejects when the document cannot be served. */
export type EngineFactory = (options: EngineOptions) => Promise<MockEngine>;

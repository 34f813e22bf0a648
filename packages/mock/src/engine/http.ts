import type { EngineFactory, EngineOptions, EngineRequest, MockResponse } from './engine.ts';

/** A mock that listens on a port of its own. */
export interface ListeningMock {
  /** Where it listens, without a path, for example `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  /** Ends it. */
  stop(): Promise<void>;
}

/** Headers that belong to one connection: the mock sets its own and does not copy those of the other server. */
const framing = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/**
 * Puts any mock that speaks HTTP in Prism's place: journal, faults and scenarios stay as they are.
 *
 * @example
 * const mock = await startMock({
 *   engine: engineAt('other mock', async ({ document }) => startOtherMock(document)),
 * });
 */
export function engineAt(name: string, start: (options: EngineOptions) => Promise<ListeningMock>): EngineFactory {
  return async (options) => {
    const { baseUrl, stop } = await start(options);
    return { name, stop, answer: (request) => forward(baseUrl, request) };
  };
}

async function forward(baseUrl: string, { method, url, headers, body }: EngineRequest): Promise<MockResponse> {
  const passed = Object.entries(headers).filter(([name]) => name !== 'host' && !framing.has(name));
  const response = await fetch(baseUrl + url, {
    method,
    headers: passed,
    body: body.byteLength === 0 ? null : new Uint8Array(body),
    redirect: 'manual',
  });
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(([header]) => !framing.has(header))),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

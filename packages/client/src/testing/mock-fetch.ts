import { checkNames } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';
import { type OperationId, responseExamples } from '../generated/data/examples.ts';
import { chooseExample, type ExampleChoice, responsesOf } from './examples.ts';

/** One response: an example, or a body of yours, or a failure of the network. */
export interface MockReply extends ExampleChoice {
  /** Instead of an example. */
  readonly body?: unknown | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Instead of a response: what `fetch` is to be rejected with. */
  readonly error?: Error | undefined;
}

/** A request that was made. */
export interface MockCall {
  readonly operation: OperationId;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body. */
  readonly body: unknown;
}

/** What may be given instead of an address: a `Request`, as interceptors such as msw hand one over. */
export interface RequestLike {
  readonly url: string;
  readonly method: string;
  // As little as lib "dom" says without "dom.iterable".
  readonly headers: { get(name: string): string | null };
  readonly signal?: AbortSignal | undefined;
  text(): Promise<string>;
}

/** What may be said of a request besides its address. */
export interface RequestInitLike {
  readonly method?: string | undefined;
  readonly headers?: Iterable<readonly string[]> | Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly body?: unknown | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** A `fetch` without a network. */
export interface MockFetch {
  /** Give it to the client, or call it with a `Request`. */
  readonly fetch: (input: string | URL | RequestLike, init?: RequestInitLike) => Promise<Response>;
  /** Every request so far. */
  readonly calls: readonly MockCall[];
  /** Sets how an operation is answered from now on: one reply after the other, the last one for good. */
  reply(operation: OperationId, ...replies: readonly MockReply[]): MockFetch;
}

interface Route {
  readonly operation: OperationId;
  readonly method: string;
  readonly pattern: RegExp;
  /** Fewer placeholders first: `/links/refresh/` before `/links/{id}/`. */
  readonly placeholders: number;
}

function routes(): readonly Route[] {
  return Object.entries(responseExamples)
    .map(([operation, [method, path]]) => ({
      operation: operation as OperationId,
      method,
      pattern: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^{}]+\}/g, '[^/]+')}$`),
      placeholders: path.split('{').length,
    }))
    .sort((a, b) => a.placeholders - b.placeholders);
}

/** A request, in whatever form it was given. */
interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly text: string | undefined;
}

/** Whether the platform has `Headers` and `Response`: jsdom has not, as Jest runs it. */
const hasFetch = () => typeof Response === 'function';

/** With names in lower case. */
function readHeaders(given: ConstructorParameters<typeof Headers>[0]): Record<string, string> {
  return hasFetch()
    ? Object.fromEntries(new Headers(given))
    : Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** As much of a response as the client reads. */
function bareResponse(text: string, status: number, headers: Record<string, string>): Response {
  const response = {
    ok: status < 300,
    status,
    headers: new Map(Object.entries(readHeaders(headers))),
    text: async () => text,
  };
  return response as unknown as Response;
}

async function read(input: string | URL | RequestLike, init: RequestInitLike): Promise<Asked> {
  const request = typeof input === 'object' && 'method' in input ? input : undefined;
  const signal = init.signal ?? request?.signal;
  // Not `throwIfAborted`, which jsdom's signals do not have.
  if (signal?.aborted) {
    throw signal.reason ?? new Error('This operation was aborted.');
  }
  const headers = init.headers ?? request?.headers;
  const given = init.body ?? undefined;
  const text =
    given === undefined
      ? await request?.text()
      : typeof given === 'string'
        ? given
        : await new Response(given as ConstructorParameters<typeof Response>[0]).text();
  return {
    url: new URL(request ? request.url : String(input)),
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    headers: readHeaders(headers as ConstructorParameters<typeof Headers>[0]),
    text: text || undefined,
  };
}

function respond(operation: OperationId, { body, headers, error, ...choice }: MockReply): Response {
  if (error) {
    throw error;
  }
  const own = body === undefined ? chooseExample(operation, choice) : undefined;
  const text = own ? own.text : JSON.stringify(body);
  const type = own?.contentType || 'application/json';
  const status = own?.status ?? choice.status ?? 200;
  const all = { ...(text !== undefined && { 'content-type': type }), ...headers };
  return hasFetch() ? new Response(text ?? null, { status, headers: all }) : bareResponse(text ?? '', status, all);
}

/**
 * A `fetch` that answers from the specification's examples and keeps what it was asked.
 *
 * @example
 * const mock = createMockFetch().reply('links_update', { status: 428 }, { status: 200 });
 * const belvo = createBelvoClient({ secretId: 'x', secretPassword: 'x', environment: 'sandbox', fetch: mock.fetch });
 * @example
 * // As a handler of msw:
 * http.all('https://sandbox.belvo.com/*', ({ request }) => mock.fetch(request));
 */
export function createMockFetch(): MockFetch {
  const known = routes();
  const calls: MockCall[] = [];
  const planned = new Map<OperationId, MockReply[]>();
  const mock: MockFetch = {
    calls,
    async fetch(input, init = {}) {
      const { url, method, headers, text } = await read(input, init);
      const route = known.find((candidate) => candidate.method === method && candidate.pattern.test(url.pathname));
      if (!route) {
        throw new UsageError(`The specification has no operation ${method} ${url.pathname}.`);
      }
      const { operation } = route;
      calls.push({ operation, method, url, headers, body: text === undefined ? undefined : JSON.parse(text) });
      const replies = planned.get(operation) ?? [];
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      return respond(operation, reply ?? {});
    },
    reply(operation, ...replies) {
      // A wrong choice is found here, not in the middle of a test.
      responsesOf(operation);
      for (const { body, error, headers: _headers, ...choice } of replies) {
        checkNames(choice, ['status', 'example'], 'A reply has no');
        if (body === undefined && !error) {
          chooseExample(operation, choice);
        }
      }
      planned.set(operation, [...replies]);
      return mock;
    },
  };
  return mock;
}

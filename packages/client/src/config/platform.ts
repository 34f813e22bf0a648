import { UsageError } from '../errors/call-errors.ts';
import { VERSION } from './version.ts';

interface Globals {
  readonly process?: {
    readonly version?: string;
    readonly versions?: { readonly node?: string; readonly electron?: string };
    readonly type?: string;
  };
  readonly Deno?: unknown;
  readonly WebSocketPair?: unknown;
  readonly navigator?: { readonly userAgent?: string };
  readonly window?: { readonly document?: unknown };
  readonly importScripts?: unknown;
  readonly Request?: { readonly prototype: object };
}

const globals = () => globalThis as unknown as Globals;

/**
 * A page or one of its workers runs code that visitors can read. A server does not, although it may have globals of
 * browsers: Node and Bun with a DOM for tests (jsdom, happy-dom), Deno, and workers of Cloudflare, whose older ones have
 * `importScripts`. A window of Electron is a page all the same.
 *
 * @throws UsageError in a browser, unless allowed.
 */
export function refuseBrowser(allowed: boolean | undefined): void {
  const { process, Deno, WebSocketPair, window, importScripts } = globals();
  const isServer = Deno || WebSocketPair || (process?.versions?.node && process.type !== 'renderer');
  if ((window?.document || importScripts) && !isServer && !allowed) {
    throw new UsageError(
      'In a browser everyone can read the keys. Call from a server, or set dangerouslyAllowBrowser.',
    );
  }
}

/** `belvo-openapi-client/1.2.3 (Node.js/24)`, after the prefix and a blank. */
export function userAgent(prefix = ''): string {
  const { process, navigator } = globals();
  // What every runtime calls itself, except Node before 21.
  return `${prefix} belvo-openapi-client/${VERSION} (${navigator?.userAgent ?? process?.version})`;
}

interface Dispatcher {
  readonly isMockActive?: boolean;
  dispatch(options: object, handler: unknown): boolean;
}

/** Where undici, which is Node's `fetch`, keeps what sends its requests. */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

/**
 * What lets Node's `fetch` wait longer than the 300 seconds after which it gives up: its dispatcher, told to wait as long
 * as it takes, for every attempt has a timer of its own.
 */
export function patience(): object | undefined {
  // Node loads undici, dispatcher included, when the first of its names is read: `Headers`, before the dispatcher.
  const { Headers: _headers, [DISPATCHER]: dispatcher } = globalThis as unknown as {
    readonly Headers: unknown;
    readonly [DISPATCHER]?: Dispatcher;
  };
  return (
    dispatcher && {
      dispatcher: {
        isMockActive: dispatcher.isMockActive,
        dispatch: (options: object, handler: unknown) =>
          dispatcher.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, handler),
      },
    }
  );
}

/** Whether requests can say that nothing of them is to be cached: workers before November 2024 refuse the field. */
export function canForbidCaching(): boolean {
  return 'cache' in (globals().Request?.prototype ?? {});
}

/**
 * A random UUID (RFC 9562, 5.4), also where `crypto` has no `randomUUID`: under jsdom as Jest 29 has it, and in pages
 * that did not come over https.
 */
export function uuid(): string {
  return (
    crypto.randomUUID?.() ??
    '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
      (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(
        16,
      ),
    )
  );
}

import { UsageError } from '../errors/call-errors.ts';
import { VERSION } from './version.ts';

interface Globals {
  readonly process?: {
    readonly versions?: { readonly node?: string; readonly electron?: string };
    readonly type?: string;
  };
  readonly Deno?: unknown;
  readonly WebSocketPair?: unknown;
  readonly navigator?: { readonly userAgent?: string };
  readonly window?: { readonly document?: unknown };
  readonly importScripts?: unknown;
}

const globals = () => globalThis as unknown as Globals;

/**
 * A server's runtime, although it has globals of browsers: Node and Bun with a DOM for tests (jsdom, happy-dom), Deno, and
 * workers of Cloudflare, whose older ones have `importScripts`. A window of Electron is a page all the same.
 */
function isServer(): boolean {
  const { process, Deno, WebSocketPair } = globals();
  const isNode = Boolean(process?.versions?.node) && process?.type !== 'renderer';
  return isNode || Deno !== undefined || WebSocketPair !== undefined;
}

/** A page or one of its workers: code that visitors can read. */
export function isBrowser(): boolean {
  const { window, importScripts } = globals();
  return (window?.document !== undefined || typeof importScripts === 'function') && !isServer();
}

/** @throws UsageError in a browser, unless allowed. */
export function refuseBrowser(allowed: boolean | undefined): void {
  if (!allowed && isBrowser()) {
    throw new UsageError(
      'In a browser everyone can read the keys. Call from a server, or set dangerouslyAllowBrowser.',
    );
  }
}

/** What every runtime calls itself, except Node before 21. */
function runtime(): string {
  const { process, navigator } = globals();
  return navigator?.userAgent ?? `Node.js/${process?.versions?.node}`;
}

/** `belvo-openapi-client/1.2.3 (Node.js/24)`, after the prefix and a blank. */
export function userAgent(prefix = ''): string {
  return `${prefix} belvo-openapi-client/${VERSION} (${runtime()})`;
}

let acceptsNoStore: boolean | undefined;

/** Whether requests can say that nothing of them is to be cached: workers before November 2024 refuse the field. */
export function noStore(): boolean {
  if (acceptsNoStore === undefined) {
    try {
      acceptsNoStore = new Request('https://localhost/', { cache: 'no-store' }).cache === 'no-store';
    } catch {
      acceptsNoStore = false;
    }
  }
  return acceptsNoStore;
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

import { UsageError } from '../errors/usage-error.ts';
import { VERSION } from '../version.ts';

interface Globals {
  readonly process?: { readonly versions?: { readonly node?: string } };
  readonly Deno?: unknown;
  readonly navigator?: { readonly userAgent?: string };
  readonly window?: { readonly document?: unknown };
  readonly importScripts?: unknown;
}

const globals = () => globalThis as unknown as Globals;

/** A page or one of its workers: code that visitors can read. Deno has some of their globals, but is a server's. */
export function isBrowser(): boolean {
  const { window, importScripts, Deno } = globals();
  return Deno === undefined && (window?.document !== undefined || typeof importScripts === 'function');
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

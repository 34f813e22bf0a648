import { UsageError } from '../errors/usage-error.ts';
import { VERSION } from '../version.ts';

interface Globals {
  readonly process?: { readonly versions?: { readonly node?: string } };
  readonly Deno?: { readonly version?: { readonly deno?: string } };
  readonly Bun?: { readonly version?: string };
  readonly navigator?: { readonly userAgent?: string };
  readonly window?: { readonly document?: unknown };
  readonly WorkerGlobalScope?: unknown;
  readonly importScripts?: unknown;
}

const globals = () => globalThis as unknown as Globals;

/** A page or one of its workers: code that visitors can read. Servers' runtimes have no `document` and no scripts. */
export function isBrowser(): boolean {
  const { window, importScripts, Deno, navigator } = globals();
  if (Deno !== undefined || navigator?.userAgent === 'Cloudflare-Workers') {
    return false;
  }
  return window?.document !== undefined || typeof importScripts === 'function';
}

/** @throws UsageError in a browser, unless allowed. */
export function refuseBrowser(allowed: boolean): void {
  if (!allowed && isBrowser()) {
    throw new UsageError(
      'The secret keys would be readable by everyone who opens the page. Call Belvo from your server, or set ' +
        'dangerouslyAllowBrowser if the page is only yours.',
    );
  }
}

function runtime(): string {
  const { Bun, Deno, process, navigator } = globals();
  if (Bun?.version) {
    return `bun/${Bun.version}`;
  }
  if (Deno?.version?.deno) {
    return `deno/${Deno.version.deno}`;
  }
  if (navigator?.userAgent === 'Cloudflare-Workers') {
    return 'workerd';
  }
  return process?.versions?.node ? `node/${process.versions.node}` : 'unknown';
}

/** `belvo-openapi-client/1.2.3 (node/24.1.0)` */
export function userAgent(prefix: string | undefined): string {
  return `${prefix ? `${prefix} ` : ''}belvo-openapi-client/${VERSION} (${runtime()})`;
}

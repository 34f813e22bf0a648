import { MockStartError } from '../start-error.ts';

/** The base URL under which a caller of this `Host` reaches the mock; `undefined` when it is no host. */
export function baseUrlOf(host: string | undefined): string | undefined {
  return host !== undefined && /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host) ? `http://${host}` : undefined;
}

/** The second origin of the mock, as a caller reaches it who knows the first under another name. */
export function otherOrigin(own: string, baseUrl: string): string {
  const other = new URL(own);
  other.hostname = new URL(baseUrl).hostname;
  return other.origin;
}

/**
 * Reads the base URL that the mock gives out instead of the caller's `Host`.
 *
 * @throws MockStartError when it is no base URL.
 */
export function readPublicUrl(given: string | URL): string {
  const text = String(given);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new MockStartError(
      'option',
      'The public URL is none. Write http://host:port, without credentials and query.',
    );
  }
  return url.href.replace(/\/+$/, '');
}

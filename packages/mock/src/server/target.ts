/** How the target of a request is understood, or why it is refused. */
export type Target =
  | {
      /** The path, normalised: what operations, faults, journal and engine are told. */
      readonly path: string;
      /** The path with the query as it was sent. */
      readonly url: string;
    }
  | { readonly wrong: string };

/**
 * Reads a request target (RFC 9112, section 3.2) the way the edge in front of the API does: what is before the path of an
 * absolute target is dropped, slashes that follow each other are one, dot segments are removed, and characters that need no
 * escape lose it (RFC 3986, sections 5.2.4 and 6.2.2). A fragment is no part of a target and is dropped.
 *
 * @returns `wrong` for what an edge refuses with 400: broken escapes, bytes that are no UTF-8, NUL, and paths that lead
 *   above the root.
 */
export function readTarget(target: string): Target {
  const [withoutFragment = ''] = target.split('#', 1);
  const local = withoutFragment.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  const [rawPath = '', ...rest] = local.split('?');
  const query = rest.length === 0 ? '' : `?${printable(rest.join('?'))}`;
  if (rawPath === '*') {
    return { path: '*', url: '*' };
  }
  if (rawPath !== '' && !rawPath.startsWith('/')) {
    return { wrong: 'The request target has to be a path that starts with a slash, or an absolute URL.' };
  }
  const escaped = printable(rawPath.replaceAll('\\', '%5C'));
  const fault = brokenEscape(escaped);
  if (fault !== undefined) {
    return { wrong: fault };
  }
  const path = withoutDots(unescaped(escaped).replace(/\/{2,}/g, '/'));
  return path === undefined
    ? { wrong: 'The dot segments of the path lead above its root.' }
    : { path, url: path + query };
}

function brokenEscape(path: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(path)) {
    return 'The path has a percent sign that no two hexadecimal digits follow. Write a percent sign as %25.';
  }
  if (/%00/.test(path)) {
    return 'The path contains the character NUL.';
  }
  try {
    decodeURIComponent(path);
    return undefined;
  } catch {
    return 'The escapes of the path are not UTF-8.';
  }
}

/** Letters, digits, `-`, `.`, `_` and `~` mean the same with and without an escape. */
function unescaped(path: string): string {
  return path.replace(/%([0-9a-f]{2})/gi, (written, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : written.toUpperCase();
  });
}

/** Everything outside printable ASCII, escaped; Node hands bytes over as Latin-1. */
function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** RFC 3986, section 5.2.4; `undefined` when a path leads above the root. */
function withoutDots(path: string): string | undefined {
  const segments = path.split('/').slice(1);
  const kept: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === '..' && kept.pop() === undefined) {
      return undefined;
    }
    if (segment !== '.' && segment !== '..') {
      kept.push(segment);
    } else if (last) {
      kept.push('');
    }
  }
  return `/${kept.join('/')}`;
}

import type { Hides } from './sensitive-names.ts';

/** Put in the place of a hidden value. */
export const redacted = '[redacted]';

/**
 * A URL, or the target of a request, without what it must not tell: the values of hidden names, the user information, and
 * the segments of its path that `hidesSegment` says.
 */
export function hideInUrl(url: string, hides: Hides, hidesSegment: (index: number) => boolean = () => false): string {
  const [, origin = '', path = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(url) ?? [];
  const shownPath = path
    .split('/')
    .map((segment, index) => (hidesSegment(index) ? redacted : hidePairs(segment, /([&;?]|%26|%3b|%3f)/i, hides)))
    .join('/');
  return hideUserInfo(origin) + hideUserInfo(shownPath) + hidePairs(rest, /([?#&])/, hides);
}

/** A text that may be, or contain, URLs. */
export function hideInText(text: string, hides: Hides): string {
  if (!/[?&@#]/.test(text)) {
    return text;
  }
  return /^\/\S*$/.test(text)
    ? hideInUrl(text, hides)
    : text.replace(/\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'<>]*/gi, (url) => hideInUrl(url, hides));
}

/** RFC 3986, section 3.2.1: what stands before the `@` of an authority is a user name and often a password. */
export function hideUserInfo(text: string): string {
  return text.replace(/(^|:)\/\/[^/?#\s"']*@/g, `$1//${redacted}@`);
}

/** Hides the values of `name=value` between separators. A name may be escaped, more than once if somebody tries. */
function hidePairs(text: string, separator: RegExp, hides: Hides): string {
  if (!/=|%3d/i.test(text)) {
    return text;
  }
  return text
    .split(separator)
    .map((part) => {
      const [, name = '', equals = ''] = /^(.*?)(=|%3d)/is.exec(part) ?? [];
      return equals !== '' && hides(decoded(name)) ? `${name}${equals}${redacted}` : hideUserInfo(part);
    })
    .join('');
}

function decoded(name: string): string {
  let text = name.replaceAll('+', ' ');
  for (let round = 0; round < 3 && text.includes('%'); round += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    }
  }
  return text;
}

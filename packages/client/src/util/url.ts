/** Percent-encoding (RFC 3986, 2.1). Half of a surrogate pair cannot be encoded and becomes the replacement character. */
export function encode(value: string | number | boolean): string {
  return encodeURIComponent(String(value).replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** A URL, or undefined for what is none. (`URL.parse` and `URL.canParse` are younger than the oldest platforms served.) */
export function parseUrl(text: unknown, base?: string): URL | undefined {
  try {
    return typeof text === 'string' ? new URL(text, base) : undefined;
  } catch {
    return undefined;
  }
}

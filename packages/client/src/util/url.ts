/** Percent-encoding (RFC 3986, 2.1). Half a character, which has none, becomes the replacement character. */
export function encode(value: string | number | boolean): string {
  return encodeURIComponent(String(value).replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** A URL, or undefined for what is none. (`URL.parse` is younger than the oldest Node served here.) */
export function parseUrl(text: unknown, base?: string): URL | undefined {
  return typeof text === 'string' && URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** Percent-encoding (RFC 3986, 2.1). Half a character, which has none, becomes the replacement character. */
export function encode(value: string | number | boolean): string {
  return encodeURIComponent(String(value).replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

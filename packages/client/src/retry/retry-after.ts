/** The three forms of an HTTP-date: IMF-fixdate, RFC 850, asctime (RFC 9110, 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]+,? [\w -]+ \d\d:\d\d:\d\d (GMT|\d{4})$/;

/** A date of HTTP in milliseconds; NaN for anything else. The asctime form carries no zone; it is UTC by definition. */
function readDate(text: string): number {
  return HTTP_DATE.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) : Number.NaN;
}

/**
 * `Retry-After` in milliseconds (RFC 9110, 10.2.3): seconds, also with a fraction as some servers send them, or a date;
 * one in the past is 0. A date is read against the response's own `Date`, for the server's clock may not be ours.
 *
 * @returns undefined when absent or malformed.
 */
export function readRetryAfter(header: string | null, date: string | null): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Math.ceil(Number(text) * 1000);
  }
  const wait = readDate(text) - (readDate(date ?? '') || Date.now());
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** The three forms of an HTTP-date: IMF-fixdate, RFC 850, asctime (RFC 9110, 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]+,? [\w -]+ \d\d:\d\d:\d\d (GMT|\d{4})$/;

/**
 * `Retry-After` in milliseconds from `now` (RFC 9110, 10.2.3): seconds, also with a fraction as some servers send them,
 * or a date; one in the past is 0. Undefined when absent or malformed.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Math.ceil(Number(text) * 1000);
  }
  // The asctime form carries no zone; it is UTC by definition.
  const wait = HTTP_DATE.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - now : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

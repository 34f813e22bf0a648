const LENGTH = 200;

/** A string with the colon that makes it a name, or a number (RFC 8259); the last one may be cut off. */
const JSON_TOKEN = /"(?:[^"\\]|\\.)*(?:"|\\?$)(\s*:)?|-?\d[\d.eE+-]*/g;

/** Numbers of three digits and more, and mail addresses. */
const PERSONAL = /\d{3,}|[^\s<>"'=]+@[^\s<>"']+/g;

/**
 * The beginning of a body that could not be read, for the person who looks for the cause. In JSON every value is masked
 * and only names remain; elsewhere numbers and addresses are.
 */
export function snippetOf(text: string): string {
  const start = text.slice(0, LENGTH).trim();
  const masked = /^[[{"]/.test(start)
    ? start.replace(JSON_TOKEN, (token, colon?: string) => (colon ? token : '…'))
    : start.replace(PERSONAL, '…');
  return masked.replace(/\s+/g, ' ') + (text.length > LENGTH ? ' …' : '');
}

const LENGTH = 200;

/**
 * What may be someone's data: a quoted text, unless a colon makes it a name; a number; a mail
 * address. The last text may be cut off.
 */
const VALUE = /"(?:[^"\\]|\\.)*(?:"|\\?$)(\s*:)?|\d[\d.]*|[^\s<>"'=]+@[^\s<>"']+/g;

/** The beginning of a body that could not be read, for the person who looks for the cause; values are masked. */
export function snippetOf(text: string): string {
  const masked = text.slice(0, LENGTH).replace(VALUE, (token, colon?: string) => (colon ? token : '…'));
  return masked.replace(/\s+/g, ' ').trim();
}

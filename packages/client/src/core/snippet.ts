const LENGTH = 200;

/**
 * The beginning of a body that could not be read, for the person who looks for the cause. In JSON every value is masked
 * and only names remain; elsewhere numbers and addresses are.
 */
export function snippetOf(text: string): string {
  const start = text.slice(0, LENGTH).trim();
  const masked = /^[[{"]/.test(start)
    ? start.replace(/"(?:[^"\\]|\\.)*(?:"(?!\s*:)|\\?$)/g, '"…"').replace(/\d+/g, '0')
    : start.replace(/\d{3,}/g, '…').replace(/[^\s<>"'=]+@[^\s<>"']+/g, '…');
  return masked.replace(/\s+/g, ' ') + (text.length > LENGTH ? ' …' : '');
}

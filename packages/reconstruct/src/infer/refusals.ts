/** What an error says of a field that must not be left out, in the common languages of APIs. */
const NEEDED =
  /required|mandatory|missing|must (?:be (?:present|provided|set|given)|not be (?:null|blank|empty))|(?:can ?not|can't|may not|should not) be (?:null|blank|empty)|is not (?:present|provided)|not be left|obligatori|requerid|obrigat[oó]ri|erforderlich|requis|обязател|必填|必須/i;
const BEFORE = /(?:missing|required|mandatory)(?: \w+){0,2}["'`:\s(]*$/i;

/** Whether the text of an error says that a field is needed: `{"name": ["This field is required."]}`, "name missing". */
export function asksFor(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const end = at + key.length;
    if (isWordAt(text, at, end)) {
      // What is said of the field ends where the next one begins.
      const after = /^[^}\]]*?(?=\]|\}|",|$)/.exec(text.slice(end, end + 80))?.[0] ?? '';
      if (
        NEEDED.test(after.replace(/^["'`]?\s*:?\s*\[?\s*/, '')) ||
        BEFORE.test(text.slice(Math.max(0, at - 40), at))
      ) {
        return true;
      }
    }
  }
  return false;
}

function isWordAt(text: string, start: number, end: number): boolean {
  return !/[\w-]/.test(text[start - 1] ?? ' ') && !/[\w-]/.test(text[end] ?? ' ');
}

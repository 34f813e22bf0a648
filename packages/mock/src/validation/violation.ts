/** One thing that is wrong with a request, in the form of the `sl-violations` header. */
export interface Violation {
  /** Where: `['request', 'body', 'owner', 'name']`. */
  readonly location: readonly string[];
  readonly severity: string;
  /** The keyword of the schema that is broken, such as `required` or `pattern`. */
  readonly code: string;
  readonly message: string;
}

/** Longer header values make common HTTP parsers give up on the whole response. */
const longestHeader = 8_000;

/** Names come from the request and may have any length. */
const longestText = 300;

/**
 * Violations as the value of a header: JSON in printable ASCII. What does not fit is left out, and a last entry says how
 * many that are.
 */
export function violationsHeader(violations: readonly Violation[]): string {
  const shown: string[] = [];
  let length = 2;
  for (const { location, severity, code, message } of violations) {
    const entry = ascii({ location: location.map(cut), severity, code, message: cut(message) });
    length += entry.length + 1;
    if (length > longestHeader) {
      const left = violations.length - shown.length;
      const note = {
        location: ['sl-violations'],
        severity: 'Information',
        code: 'cut',
        message: `${left} more violations`,
      };
      return `[${[...shown, ascii(note)].join(',')}]`;
    }
    shown.push(entry);
  }
  return `[${shown.join(',')}]`;
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** Header values are Latin-1; escaping keeps a message that quotes other letters from ending the response. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

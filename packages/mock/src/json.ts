/** Deeper nesting is nothing that an API, or a callback that walks a body, has to be able to read. */
export const deepestNesting = 200;

/** More values in one request body are nothing that a validator has to name the mistakes of, one by one. */
export const mostValues = 100_000;

/** The value of a JSON text, or `undefined` when it is empty, broken, or nested deeper than `deepestNesting`. */
export function parsed(text: string): unknown {
  return parseWithin(text, Number.POSITIVE_INFINITY);
}

/** As `parsed`, for what a caller sent: `undefined` also when there are more than `mostValues` values. */
export function parsedRequest(text: string): unknown {
  return parseWithin(text, mostValues);
}

function parseWithin(text: string, values: number): unknown {
  if (text === '' || !isModest(text, values)) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const [quote, backslash, comma] = [34, 92, 44];

/** Whether the brackets of a text, those in its strings not counted, are not too deep and its commas not too many. */
function isModest(text: string, values: number): boolean {
  let depth = 0;
  let commas = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
    } else if (code === 91 || code === 123) {
      depth += 1;
    } else if (code === 93 || code === 125) {
      depth -= 1;
    } else if (code === comma) {
      commas += 1;
    }
    if (depth > deepestNesting || commas >= values) {
      return false;
    }
  }
  return true;
}

/** Where the string that starts at a quote ends. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text.charCodeAt(end) !== quote) {
    end += text.charCodeAt(end) === backslash ? 2 : 1;
  }
  return end;
}

/** Texts that agree in length and samples; of any more, the later ones are kept as they come. */
const CROWD = 8;
/** Shorter ones are cheap to tell apart. */
const LONG = 64;

/**
 * Gives the first of equal texts for every later one. Collections repeat bodies over and over; what works on them
 * remembers its results by text, and a map has to read all of a text that it has not met before. Here length and a few
 * characters say which texts to compare.
 */
export class TextPool {
  readonly #texts = new Map<number, string[]>();

  /** The text itself, or one equal to it that was given before. */
  one(text: string): string {
    if (text.length < LONG) {
      return text;
    }
    const key = sample(text);
    const crowd = this.#texts.get(key);
    if (!crowd) {
      this.#texts.set(key, [text]);
      return text;
    }
    for (let i = 0; i < crowd.length; i += 1) {
      if (crowd[i] === text) {
        return crowd[i] as string;
      }
    }
    if (crowd.length < CROWD) {
      crowd.push(text);
    }
    return text;
  }
}

// Kept within 30 bits, where engines need no object for a number.
function sample(text: string): number {
  const step = text.length >> 4;
  let sum = text.length;
  for (let i = 1; i <= 16; i += 1) {
    sum = (sum * 31 + text.charCodeAt(step * i - 1)) & 0x3fffffff;
  }
  return sum;
}

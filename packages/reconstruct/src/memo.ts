/**
 * Gives a pure function of a text a memory: collections repeat the same names, urls and headers over and over. What
 * is remembered is handed out again, so it must not be changed.
 */
export function memoize<T>(compute: (text: string) => T, limit = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = compute(text);
      if (known.size < limit) {
        known.set(text, result);
      }
    }
    return result;
  };
}

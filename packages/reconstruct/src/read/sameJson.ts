/** Whether two pieces of parsed JSON are equal, keys in the same order. Cheaper than reading both. */
export function sameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > 20) {
    return false;
  }
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as keyof object;
    if (key !== others[i]) {
      return false;
    }
    const [one, two] = [a[key], b[key]];
    if (one !== two && !sameJson(one, two, depth + 1)) {
      return false;
    }
  }
  return true;
}

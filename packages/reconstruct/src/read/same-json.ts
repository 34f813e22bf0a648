import type { Dict } from './guards.ts';

const MAX_DEPTH = 20;

/** Whether two pieces of parsed JSON are equal. Cheaper than reading both. */
export function sameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > MAX_DEPTH) {
    return false;
  }
  if (Array.isArray(a)) {
    return Array.isArray(b) && sameLists(a, b, depth + 1);
  }
  return !Array.isArray(b) && sameMaps(a as Dict, b as Dict, depth + 1);
}

function sameLists(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i += 1) {
    if (!sameJson(a[i], b[i], depth)) {
      return false;
    }
  }
  return true;
}

function sameMaps(a: Dict, b: Dict, depth: number): boolean {
  let more = 0;
  for (const key in a) {
    if (!sameJson(a[key], b[key], depth)) {
      return false;
    }
    more += 1;
  }
  for (const _ in b) {
    more -= 1;
  }
  return more === 0;
}

/** What has the same key; there is at least one. */
export type Group<T> = readonly [T, ...T[]];

/**
 * Brings together what has the same key, in the order of the first of each. (`Map.groupBy`, which Node 20 has not, and
 * whose groups TypeScript takes for possibly empty.)
 */
export function grouped<K, T>(list: Iterable<T>, keyOf: (entry: T) => K): Map<K, Group<T>> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const entry of list) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) {
      group.push(entry);
    } else {
      groups.set(key, [entry]);
    }
  }
  return groups;
}

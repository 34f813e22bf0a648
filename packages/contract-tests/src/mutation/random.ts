/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Takes `count` things, one of each group in turn until all groups are empty: a rare kind of mutant gets its share beside
 * a frequent one.
 */
export function drawEvenly<T>(things: readonly T[], groupOf: (thing: T) => string, count: number, seed: number): T[] {
  const random = randomOf(seed);
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(groupOf(thing)) ?? [];
    group.push(thing);
    groups.set(groupOf(thing), group);
  }
  const drawn: T[] = [];
  while (drawn.length < count && groups.size > 0) {
    for (const [name, group] of [...groups]) {
      const [one] = group.splice(Math.floor(random() * group.length), 1);
      if (group.length === 0) {
        groups.delete(name);
      }
      if (one !== undefined && drawn.length < count) {
        drawn.push(one);
      }
    }
  }
  return drawn;
}

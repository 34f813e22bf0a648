import { createHash } from 'node:crypto';

/** Seeded numbers from 0 (included) to 1 (not included). */
export type Random = () => number;

/**
 * The same numbers for the same seed, different ones without a seed. For jitter and made-up ids, not for secrets.
 */
export function createRandom(seed: string = `${Date.now()} ${process.hrtime.bigint()}`): Random {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${seed} ${count}`).digest().readUInt32BE() / 2 ** 32;
  };
}

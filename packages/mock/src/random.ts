import { createHash } from 'node:crypto';

/** Seeded values: the same ones in the same order for the same seed. For jitter and made-up ids, not for secrets. */
export interface Random {
  /** A number from 0 (included) to 1 (not included). */
  number(): number;
  /** Lower-case hexadecimal digits, at most 64. */
  hex(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
}

/** @param seed Default: different values each time. */
export function createRandom(seed: string = `${Date.now()} ${process.hrtime.bigint()}`): Random {
  let count = 0;
  const digest = () => {
    count += 1;
    return createHash('sha256').update(`${seed} ${count}`).digest();
  };
  const hex = (length: number) => digest().toString('hex').slice(0, length);
  return {
    number: () => digest().readUInt32BE() / 2 ** 32,
    hex,
    uuid: () => hex(32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5'),
  };
}

// Ratios instead of times: a machine that is busy for a while is so for everyone, if everyone takes turns.

/** CPU microseconds of this thread, garbage collection on it included. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

/** Something to measure. */
export interface Contestant {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** What came out for one contestant. */
export interface Outcome {
  readonly name: string;
  /** CPU of one call in microseconds, median over the rounds. */
  readonly micros: number;
  /** To the first contestant's of the same round, median over the rounds. */
  readonly ratio: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function costOf({ run }: Contestant, calls: number): Promise<number> {
  const before = cpu();
  for (let at = 0; at < calls; at++) {
    await run();
  }
  return (cpu() - before) / calls;
}

/** Measures all contestants in turns; each round begins with another one. */
export async function compare(
  contestants: readonly Contestant[],
  { rounds = 15, calls = 6000 }: { readonly rounds?: number; readonly calls?: number } = {},
): Promise<readonly Outcome[]> {
  const costs = contestants.map((): number[] => []);
  for (const contestant of contestants) {
    await costOf(contestant, calls * 3);
  }
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (round + turn) % contestants.length;
      costs[index]?.push(await costOf(contestants[index] as Contestant, calls));
    }
  }
  const [unit = []] = costs;
  return contestants.map(({ name }, index) => ({
    name,
    micros: median(costs[index] ?? []),
    ratio: median((costs[index] ?? []).map((cost, round) => cost / (unit[round] ?? Number.NaN))),
  }));
}

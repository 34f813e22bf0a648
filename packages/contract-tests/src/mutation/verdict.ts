/** What became of one mutant. */
export interface Verdict {
  /** `specification` or `client`. */
  readonly subject: string;
  /** What kind of change it was. */
  readonly operator: string;
  /** Where it was made. */
  readonly place: string;
  readonly what: string;
  /** The parts of the suite that noticed; none for a survivor. */
  readonly killers: readonly string[];
}

/** The share of mutants that was noticed, between 0 and 1; 1 when there were none. */
export function killRate(verdicts: readonly Verdict[]): number {
  return verdicts.length === 0 ? 1 : verdicts.filter(({ killers }) => killers.length > 0).length / verdicts.length;
}

/** The verdicts in lines: rate, who noticed what, rate per kind of change, survivors. */
export function showVerdicts(subject: string, verdicts: readonly Verdict[]): string {
  const killed = verdicts.filter(({ killers }) => killers.length > 0);
  const names = [...new Set(verdicts.flatMap(({ killers }) => killers))].sort();
  const operators = [...new Set(verdicts.map(({ operator }) => operator))].sort();
  const survivors = verdicts.filter(({ killers }) => killers.length === 0);
  return [
    `${subject}: ${killed.length} of ${verdicts.length} mutants killed (${(killRate(verdicts) * 100).toFixed(1)} %)`,
    ...names.map((name) => {
      const by = verdicts.filter(({ killers }) => killers.includes(name));
      const alone = by.filter(({ killers }) => killers.length === 1);
      return `  by ${name}: ${by.length}, ${alone.length} of them by nothing else`;
    }),
    ...operators.map((operator) => {
      const of = verdicts.filter((verdict) => verdict.operator === operator);
      return `  ${operator}: ${of.filter(({ killers }) => killers.length > 0).length} of ${of.length}`;
    }),
    ...survivors.map(({ operator, place, what }) => `  SURVIVED ${operator} at ${place}: ${what}`),
  ].join('\n');
}

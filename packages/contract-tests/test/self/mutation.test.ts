import type { OpenApiDocument } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { EVERYTHING } from '../../src/consistency/scope.ts';
import { apply, sourceMutants } from '../../src/mutation/client/operators.ts';
import { drawEvenly } from '../../src/mutation/random.ts';
import { mutantsOf } from '../../src/mutation/spec/operators.ts';
import { ask, BASELINE, type Oracle, specOracles } from '../../src/mutation/spec/oracles.ts';
import { killRate, showVerdicts } from '../../src/mutation/verdict.ts';
import { releaseOf } from '../../src/released/released.ts';
import { nodeAt } from '../../src/schema/places.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { tinyDocument } from './tiny-document.ts';

test('every mutant of a specification changes it, and is noticed by the last release', async () => {
  const released = releaseOf(contractOf(tinyDocument));
  const baseline = (await specOracles(released)).find(({ name }) => name === BASELINE) as Oracle;
  const mutants = mutantsOf(tinyDocument);
  const unnoticed: string[] = [];
  for (const { operator, pointer, what, change } of mutants) {
    const copy = structuredClone(tinyDocument) as OpenApiDocument;
    change(nodeAt(copy, pointer));
    expect(copy).not.toEqual(tinyDocument);
    if ((await ask(baseline, () => contractOf(copy), EVERYTHING)) === undefined) {
      unnoticed.push(`${operator} ${pointer} ${what}`);
    }
  }
  expect(mutants.length).toBeGreaterThan(50);
  expect(unnoticed).toEqual([]);
});

test('mutants of a source leave types, names and messages alone', () => {
  const text = `import { a } from 'a';
type T = 'x';
if (a > 1 && b) { f('y'); } else { throw new Error('message'); }
return { 'key': true };
return undefined;
f = 'two words';
`;
  const mutated = sourceMutants('file.ts', text).map((mutant) =>
    apply(text, mutant)
      .split('\n')
      .find((line, at) => line !== text.split('\n')[at]),
  );
  expect(mutated.sort()).toEqual(
    [
      "if (!(a > 1 && b)) { f('y'); } else { throw new Error('message'); }",
      "if (a <= 1 && b) { f('y'); } else { throw new Error('message'); }",
      "if (a > 1 || b) { f('y'); } else { throw new Error('message'); }",
      "if (a > 1 && b) { ; } else { throw new Error('message'); }",
      "if (a > 1 && b) { f(''); } else { throw new Error('message'); }",
      "return { 'key': false };",
      'return undefined as never;',
    ].sort(),
  );
});

test('a draw takes from each kind in turn, the same for the same seed', () => {
  const things = [...'aaaaaaaabbc'].map((kind, index) => ({ kind, index }));
  const draw = (seed: number) => drawEvenly(things, ({ kind }) => kind, 5, seed);
  expect(
    draw(1)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['a', 'a', 'b', 'b', 'c']);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(drawEvenly(things, ({ kind }) => kind, 50, 1)).toHaveLength(11);
});

test('the report has the rate, who noticed what, and the survivors', () => {
  const verdict = { subject: 'client', operator: 'swap a boolean', place: 'src/a.ts:1', what: 'true → false' };
  const verdicts = [
    { ...verdict, killers: ['matrix'] },
    { ...verdict, killers: ['matrix', 'types'] },
    { ...verdict, place: 'src/b.ts:2', killers: [] },
  ];
  expect(killRate(verdicts)).toBeCloseTo(2 / 3);
  expect(killRate([])).toBe(1);
  const text = showVerdicts('client', verdicts);
  expect(text).toContain('client: 2 of 3 mutants killed (66.7 %)');
  expect(text).toContain('by matrix: 2, 1 of them by nothing else');
  expect(text).toContain('SURVIVED swap a boolean at src/b.ts:2: true → false');
});

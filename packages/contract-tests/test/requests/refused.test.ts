import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { exchange } from '../../src/client/exchange.ts';
import { exampleArguments } from '../../src/derive/arguments.ts';
import { type BrokenCall, brokenCalls } from '../../src/requests/broken-calls.ts';
import { isRefusedUnsent, refusalDifferences } from '../../src/requests/refusal.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { byResource, contractOf } from '../../src/support/bundle.ts';
import { fileOfOperation } from '../../src/support/spec-files.ts';

const { document, operations, resolve } = contractOf();
const validator = validatorOf(document);
const bench = useBench();

const breakable = operations
  .map((operation) => ({ operation, operationId: operation.operationId, broken: allBroken(operation) }))
  .filter(({ broken }) => broken.length > 0);

/** Every mutation of every request example, each kind and place once. */
function allBroken(operation: (typeof operations)[number]): readonly BrokenCall[] {
  const found = new Map<string, BrokenCall>();
  for (const call of exampleArguments(operation, resolve)) {
    for (const broken of brokenCalls(operation, call, resolve, validator)) {
      found.set(broken.what, broken);
    }
  }
  return [...found.values()];
}

test('there is something to break in every operation that takes arguments', () => {
  const takesArguments = operations.filter(({ parameters, requestBody }) => parameters.length > 0 || requestBody);
  const covered = new Set(breakable.map(({ operationId }) => operationId));
  expect(takesArguments.filter(({ operationId }) => !covered.has(operationId))).toEqual([]);
});

test.for(byResource(breakable, ({ operation }) => operation))('%s refuses each single mistake', ([, rows]) =>
  checkRows(rows, ({ operationId }) => `${operationId}, see ${fileOfOperation(operationId)}`, refusesEachMistake),
);

async function refusesEachMistake({ operation, broken }: (typeof breakable)[number]): Promise<void> {
  const problems: string[] = [];
  for (const mistake of broken) {
    const differences = await exchange(bench(), operation, mistake.call, 'throwing').then(
      ({ outcome, recorded }) => refusalDifferences(operation, mistake, outcome, recorded),
      (error: Error) => (isRefusedUnsent(operation, mistake, error) ? [] : [error.message]),
    );
    problems.push(...differences.map((difference) => `${mistake.what}: ${difference}`));
  }
  expect(problems).toEqual([]);
}

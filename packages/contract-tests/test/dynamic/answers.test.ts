import { expect, test } from 'vitest';
import { exchange } from '../../src/client/exchange.ts';
import { type CallArguments, exampleArguments } from '../../src/derive/arguments.ts';
import { answerDifferences } from '../../src/matrix/answer.ts';
import { mockDifferences } from '../../src/matrix/run-cell.ts';
import type { Json } from '../../src/schema/json.ts';
import type { Schema } from '../../src/schema/schema.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { useBench } from '../../src/support/bench.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { fileOfOperation } from '../../src/support/spec-files.ts';

/** Generated bodies per success and per error status. */
const SEEDS = { success: 8, error: 2 };

const { document, operations, resolve } = contractOf();
const validator = validatorOf(document);
const bench = useBench();

test.each(operations)('$operationId hands over any body the specification permits', async (operation) => {
  const [call] = exampleArguments(operation, resolve) as [CallArguments];
  const problems: string[] = [];
  for (const { status: declared, mediaType, schema } of operation.responses) {
    const status = Number(declared);
    if (mediaType === undefined) {
      continue;
    }
    const seeds = status < 300 ? SEEDS.success : SEEDS.error;
    for (let seed = 0; seed < seeds; seed++) {
      const prefer = `code=${status}, dynamic=true, seed=contract-${seed}`;
      const { outcome, recorded } = await exchange(bench(), operation, call, 'result', prefer);
      const value = recorded.answer?.json as Json;
      const answer = { status, mediaType, value };
      const differences = [
        ...mockDifferences(answer, recorded),
        ...validator.problems(schema as unknown as Schema, value).map((problem) => `the body does not fit: ${problem}`),
        ...answerDifferences(answer, 'result', outcome),
      ];
      problems.push(...differences.map((difference) => `${status} with seed ${seed}: ${difference}`));
    }
  }
  expect(problems, `${operation.operationId}, see ${fileOfOperation(operation.operationId)}`).toEqual([]);
});

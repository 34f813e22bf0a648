import type { JournalEntry } from '@belvo-openapi/mock';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { exchange } from '../../src/client/exchange.ts';
import { type CallArguments, exampleArguments } from '../../src/derive/arguments.ts';
import { responseDifferences } from '../../src/matrix/response.ts';
import { mockDifferences } from '../../src/matrix/run-cell.ts';
import type { Json } from '../../src/schema/json.ts';
import type { Schema } from '../../src/schema/schema.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { byResource, contractOf } from '../../src/support/bundle.ts';
import { fileOfOperation } from '../../src/support/spec-files.ts';

/** Generated bodies per response. */
const BODIES = 3;

/** The engine's generator sometimes breaks a schema of its own accord; then the next seed is tried, up to this many. */
const SEEDS = 60;

const { document, operations, resolve } = contractOf();
const validator = validatorOf(document);
const bench = useBench();

/** Responses with one schema are generated for the first of them, as far as the client treats them alike. */
const generated = operations
  .flatMap((operation) => operation.responses.map((response) => ({ operation, response })))
  .filter(({ response }) => response.mediaType !== undefined)
  .filter(
    isFirstOf(({ response: { status, schema } }) => JSON.stringify([status < '300' ? 'success' : status, schema])),
  );

/** Keeps the first of each key. */
function isFirstOf<Item>(keyOf: (item: Item) => string): (item: Item) => boolean {
  const seen = new Set<string>();
  return (item) => {
    const key = keyOf(item);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  };
}

test.for(byResource(generated, ({ operation }) => operation))(
  '%s hands over any body the specification permits',
  ([, rows]) =>
    checkRows(
      rows,
      ({ operation: { operationId } }) => `${operationId}, see ${fileOfOperation(operationId)}`,
      async ({ operation, response }) => expect(await problemsWith(operation, response)).toEqual([]),
    ),
);

async function problemsWith(operation: Operation, response: OperationResponse): Promise<readonly string[]> {
  const [call] = exampleArguments(operation, resolve) as [CallArguments];
  const status = Number(response.status);

  const problems: string[] = [];
  let handled = 0;
  for (let seed = 0; seed < SEEDS && handled < BODIES; seed++) {
    const prefer = `code=${status}, dynamic=true, seed=contract-${seed}`;
    const { outcome, recorded } = await exchange(bench(), operation, call, 'result', prefer);
    if (isGeneratorsFault(recorded)) {
      continue;
    }
    handled += 1;
    const value = recorded.answer?.json as Json;
    const generated = { status, mediaType: response.mediaType as string, value };
    const differences = [
      ...mockDifferences(generated, recorded),
      ...validator.problems(response.schema as Schema, value).map((problem) => `the body does not fit: ${problem}`),
      ...responseDifferences(generated, 'result', outcome, bench().library),
    ];
    problems.push(...differences.map((difference) => `${status} with seed ${seed}: ${difference}`));
  }
  return handled < BODIES
    ? [...problems, `${status}: only ${handled} of ${SEEDS} generated bodies fit the schema; simplify its restrictions`]
    : problems;
}

/** The mock refuses to serve a body that its own generator got wrong. */
function isGeneratorsFault({ answer }: JournalEntry): boolean {
  return answer?.status === 500 && (answer.headers['sl-violations'] ?? '').includes('["response"');
}

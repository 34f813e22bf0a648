import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Operation } from '@belvo-openapi/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { exchange } from '../../src/client/exchange.ts';
import { responsesOf } from '../../src/derive/cells.ts';
import { responseDifferences } from '../../src/matrix/response.ts';
import { mockDifferences, preferenceFor } from '../../src/matrix/run-cell.ts';
import { callsOf, isValidCall } from '../../src/requests/calls.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { byResource, contractOf } from '../../src/support/bundle.ts';
import { fileOfOperation } from '../../src/support/spec-files.ts';
import { wireDifferences } from '../../src/wire/compare.ts';

/** Calls per operation. A failure prints the smallest call that still fails. */
const RUNS = 12;

const contract = contractOf();
const { document, operations, resolve } = contract;
const validator = validatorOf(document);
const bench = useBench();

test.for(byResource(operations, (operation) => operation))(
  '%s accepts every request the specification permits',
  ([, rows]) =>
    checkRows(rows, ({ operationId }) => `${operationId}, see ${fileOfOperation(operationId)}`, acceptsWhatIsPermitted),
);

async function acceptsWhatIsPermitted(operation: Operation): Promise<void> {
  const [success] = responsesOf(operation);
  if (!success) {
    expect.fail(`${operation.operationId} declares no response`);
  }
  const accepted = fc.asyncProperty(callsOf(operation, resolve), async (call) => {
    fc.pre(isValidCall(operation, call, validator));
    const { outcome, recorded } = await exchange(bench(), operation, call, 'throwing', preferenceFor(success));
    const differences = [
      ...wireDifferences(contract, operation, call, recorded),
      ...mockDifferences(success, recorded),
      ...responseDifferences(success, 'throwing', outcome, bench().library),
    ];
    expect(differences).toEqual([]);
  });
  await fc.assert(accepted, { numRuns: RUNS, seed: 2026, maxSkipsPerRun: 50 });
}

import '../../src/coverage/task-meta.ts';
import { fault } from '@belvo-openapi/mock';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Operation } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { invoke, type Outcome } from '../../src/client/invoke.ts';
import {
  codeId,
  type DocumentedCode,
  documentedCodes,
  undocumentedCodes,
  unshownCodes,
} from '../../src/codes/codes.ts';
import { type CallArguments, exampleArguments } from '../../src/derive/arguments.ts';
import { responseDifferences } from '../../src/matrix/response.ts';
import { contractOf } from '../../src/support/bundle.ts';

const contract = contractOf();
const { operations, resolve } = contract;
const bench = useBench();

/** An operation that may be repeated, so that the code alone decides whether it is. */
const repeatable = operations.find(({ extensions }) => extensions.retry === 'safe') as Operation;

test('each documented code is shown by an example, with a status of its own', () => {
  expect(unshownCodes(contract), 'add an example under spec/ to a response that may carry the code').toEqual([]);
});

test('each code that an example shows is documented for that status', () => {
  expect(undocumentedCodes(contract), 'add the code or its status to spec/shared/errors/codes.yaml').toEqual([]);
});

const withStatus = documentedCodes(contract).flatMap((code) => code.statuses.map((status) => ({ code, status })));

test('each code reaches the caller with each of its statuses, and is repeated only if that can help', async ({
  task,
}) => {
  const proven: string[] = [];
  // Read by the coverage reporter.
  task.meta.codes = proven;
  await checkRows(
    withStatus,
    ({ code, status }) => codeId(code.code, status),
    async ({ code, status }) => {
      const { mock, library } = bench();
      const body = [{ code: code.code, message: 'Refused.', request_id: '00000000000000000000000000000001' }];
      mock.reset();
      mock.faults.always('*', fault.status(status, { body }));
      const outcome = await callOnceMore();
      const response = { status, mediaType: 'application/json', value: body };
      expect(responseDifferences(response, 'result', outcome, library)).toEqual([]);
      expect(mock.journal.entries).toHaveLength(isRepeatedAtOnce(code) ? 2 : 1);
      proven.push(codeId(code.code, status));
    },
  );
});

/** A pause that the table asks for is longer than the call may last, and therefore not begun. */
function isRepeatedAtOnce({ retry, waitSeconds }: DocumentedCode): boolean {
  return retry === 'backoff' && waitSeconds === undefined;
}

async function callOnceMore(): Promise<Outcome> {
  const [call] = exampleArguments(repeatable, resolve) as [CallArguments];
  const options = { retries: { max: 1, baseDelay: 0 }, deadline: 60_000 };
  return await invoke(bench(), repeatable, call, 'result', options, resolve);
}

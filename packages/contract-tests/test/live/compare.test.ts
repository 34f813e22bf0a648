import { fault } from '@belvo-openapi/mock';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { compareLive, showComparison } from '../../src/live/compare.ts';
import type { Contract } from '../../src/support/bundle.ts';
import { CREDENTIALS } from '../../src/wire/compare.ts';

const bench = useBench();

/** The operations of the first resources: the sandbox is asked about all, a rehearsal needs a few. */
function rehearsal(): Contract {
  const { contract } = bench();
  const resources = [...new Set(contract.operations.map(({ resource }) => resource))].slice(0, 3);
  return { ...contract, operations: contract.operations.filter(({ resource }) => resources.includes(resource)) };
}

test('a server that keeps to the specification shows no difference, and is only read from', async () => {
  const { mock } = bench();
  const contract = rehearsal();
  mock.reset();
  const comparison = await compareLive(contract, { ...CREDENTIALS, upstream: mock.url });
  expect(comparison.differences).toEqual([]);
  expect(comparison.called.length).toBeGreaterThan(1);
  expect(comparison.called.length + comparison.left.length).toBe(
    contract.operations.filter(({ method }) => method === 'get').length,
  );
  expect(mock.journal.entries.map(({ method }) => method)).toEqual(comparison.called.map(() => 'GET'));
  expect(mock.journal.entries.some(({ operation }) => operation?.path.endsWith('}/'))).toBe(true);
});

test('a difference is reported by place and rule, without the value', async () => {
  const { mock } = bench();
  const contract = rehearsal();
  mock.reset();
  const list = contract.operations.find(({ extensions }) => extensions.pagination !== undefined)?.operationId ?? '';
  const wrong = fault.edit((answer) => ({ ...answer, body: { count: 'personal value' } }));
  const { remove } = mock.faults.always(list, wrong);
  const comparison = await compareLive(contract, { ...CREDENTIALS, upstream: mock.url });
  remove();
  const report = showComparison(comparison);
  expect(comparison.differences.map(({ operationId }) => operationId)).toContain(list);
  expect(report).toContain('response.body.count: type');
  expect(report).not.toContain('personal value');
  expect(comparison.met).toContainEqual({ operationId: list, status: 200, body: { count: 'personal value' } });
  expect(report).not.toContain(CREDENTIALS.secretPassword);
});

import '../../src/coverage/task-meta.ts';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { cellsOf, firstUses } from '../../src/derive/cells.ts';
import { prove } from '../../src/matrix/prove.ts';
import { contractOf } from '../../src/support/bundle.ts';

const { operations, resolve } = contractOf();
const isFirstUse = firstUses(operations);
const bench = useBench();

test.for(operations)('$operationId', async (operation, { task }) => {
  const cells = cellsOf(operation, resolve, isFirstUse);
  const { proven, failures } = await prove(cells, bench());
  // Read by the coverage reporter.
  task.meta.cells = proven;
  expect(failures.join('\n\n')).toBe('');
  expect(proven).toEqual(cells.map(({ id }) => id));
});

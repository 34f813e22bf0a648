import '../coverage/task-meta.ts';
import { expect, test } from 'vitest';
import { useBench } from '../client/bench.ts';
import type { Bench } from '../client/exchange.ts';
import { type Cell, cellsOf, firstUses } from '../derive/cells.ts';
import { contractOf } from '../support/bundle.ts';
import { fileOfOperation, filesOfExample } from '../support/spec-files.ts';
import { runCell } from './run-cell.ts';

/**
 * Defines one test for every `of`-th operation, beginning with operation number `part`, which runs all of its cells: the
 * parts run in parallel, each with a mock of its own.
 */
export function defineMatrix({ part, of }: { readonly part: number; readonly of: number }): void {
  const { operations, resolve } = contractOf();
  const isFirstUse = firstUses(operations);
  const bench = useBench();
  test.for(operations.filter((_, index) => index % of === part))('$operationId', async (operation, { task }) => {
    const cells = cellsOf(operation, resolve, isFirstUse);
    const { proven, failures } = await prove(cells, bench());
    // Read by the coverage reporter.
    task.meta.cells = proven;
    expect(failures.join('\n\n')).toBe('');
    expect(proven).toEqual(cells.map(({ id }) => id));
  });
}

/** Runs cells one after the other: the ids of those that hold, and what the others say. */
async function prove(cells: readonly Cell[], bench: Bench) {
  const proven: string[] = [];
  const failures: string[] = [];
  for (const cell of cells) {
    const differences = await runCell(cell, bench).catch((error: Error) => [error.message]);
    if (differences.length > 0) {
      failures.push(explain(cell, differences));
    } else {
      proven.push(cell.id);
    }
  }
  return { proven, failures };
}

/** What a failing cell says: what was called and asked for, everything that differed, and the files to look at. */
export function explain({ operation, response, style, call }: Cell, differences: readonly string[]): string {
  const files = [fileOfOperation(operation.operationId), ...filesOfExample(response.example ?? '')];
  return [
    `${operation.operationId} (${operation.method.toUpperCase()} ${operation.path})`,
    `  asked for  ${response.status} ${response.example ?? '(no body)'}, ${style} style, called with ${call.name}`,
    ...differences.map((difference) => `  differs    ${difference}`),
    ...files.map((file) => `  look at    ${file}`),
  ].join('\n');
}

import '../coverage/task-meta.ts';
import { describe, expect, test } from 'vitest';
import type { Bench } from '../client/exchange.ts';
import { type Cell, cellsOf } from '../derive/cells.ts';
import { useBench } from '../support/bench.ts';
import { contractOf } from '../support/bundle.ts';
import { fileOfOperation, filesOfExample } from '../support/spec-files.ts';
import { runCell } from './run-cell.ts';

/**
 * Defines one test per cell of every `of`-th operation, beginning with operation number `part`: the parts run in
 * parallel, each with a mock of its own.
 */
export function defineMatrix({ part, of }: { readonly part: number; readonly of: number }): void {
  const { operations, resolve } = contractOf();
  const bench = useBench();
  for (const operation of operations.filter((_, index) => index % of === part)) {
    describe(operation.operationId, () => {
      for (const cell of cellsOf(operation, resolve)) {
        test(cell.id, { meta: { cell: cell.id } }, async () => await prove(cell, bench()));
      }
    });
  }
}

async function prove(cell: Cell, bench: Bench): Promise<void> {
  const differences = await runCell(cell, bench).catch((error: Error) => [error.message]);
  if (differences.length > 0) {
    expect.fail(explain(cell, differences));
  }
  expect(differences).toEqual([]);
}

/** What a failing cell says: what was called and asked for, everything that differed, and the files to look at. */
export function explain({ operation, answer, style, call }: Cell, differences: readonly string[]): string {
  const files = [fileOfOperation(operation.operationId), ...filesOfExample(answer.example ?? '')];
  return [
    `${operation.operationId} (${operation.method.toUpperCase()} ${operation.path})`,
    `  asked for  ${answer.status} ${answer.example ?? '(no body)'}, ${style} style, called with ${call.name}`,
    ...differences.map((difference) => `  differs    ${difference}`),
    ...files.map((file) => `  look at    ${file}`),
  ].join('\n');
}

import type { Bench } from '../client/exchange.ts';
import type { Cell } from '../derive/cells.ts';
import { fileOfOperation, filesOfExample } from '../support/spec-files.ts';
import { runCell } from './run-cell.ts';

/** Runs cells one after the other: the ids of those that hold, and what the others say. */
export async function prove(cells: readonly Cell[], bench: Bench) {
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

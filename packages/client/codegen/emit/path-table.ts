import type { ClientOperation } from '../model.ts';
import { factsName, importsOfFacts } from './operation-facts.ts';
import { HEADER, jsdoc } from './text.ts';

/** `path-table.ts`: the facts of every operation by method and path, for calls that are made by path. */
export function emitPathTable(operations: readonly ClientOperation[]): string {
  const entries = operations
    .map((operation) => `  '${operation.method} ${operation.path}': ${factsName(operation)},\n`)
    .join('');
  return (
    `${HEADER}import type { Operation } from '../core/operation.ts';\n${importsOfFacts(entries, './facts', operations)}\n` +
    `${jsdoc(['Operations by method and path template.'])}` +
    `export const operationsByPath: Readonly<Record<string, () => Operation>> = {\n${entries}};\n`
  );
}

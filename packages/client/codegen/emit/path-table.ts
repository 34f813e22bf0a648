import type { ClientOperation } from '../model.ts';
import { moduleName } from './module-name.ts';
import { factsName } from './operation-facts.ts';
import { HEADER, jsdoc } from './text.ts';

/** `path-table.ts`: the facts of every operation by method and path, for calls that are made by path. */
export function emitPathTable(operations: readonly ClientOperation[]): string {
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  const imports = resources.map((resource) => {
    const names = operations.filter((operation) => operation.resource === resource).map(factsName);
    return `import { ${names.join(', ')} } from './facts/${moduleName(resource)}.ts';\n`;
  });
  const entries = operations.map(
    (operation) => `  '${operation.method} ${operation.path}': ${factsName(operation)},\n`,
  );
  return (
    `${HEADER}import type { Operation } from '../core/operation.ts';\n${imports.join('')}\n` +
    `${jsdoc(['Operations by method and path template.'])}` +
    `export const operationsByPath: Readonly<Record<string, () => Operation>> = {\n${entries.join('')}};\n`
  );
}

import { propertyKey } from '../names.ts';
import { moduleName } from './module-name.ts';
import { interfaceName, type Resource, tableName } from './resource.ts';
import { HEADER, jsdoc } from './text.ts';

/** `facade.ts`: the interface of everything that hangs on a client, and the tables it is bound from. */
export function emitFacade(resources: readonly Resource[]): string {
  const imports = resources.map(
    (resource) =>
      `import { type ${interfaceName(resource)}, ${tableName(resource)} } from './resources/${moduleName(resource.name)}.ts';\n`,
  );
  const members = resources.map(
    (resource) =>
      `${jsdoc([resource.description], '  ')}  readonly ${propertyKey(resource.name)}: ${interfaceName(resource)};\n`,
  );
  const tables = resources.map(({ name }, at) => {
    const table = tableName(resources[at] as Resource);
    return `  ${propertyKey(name)}: ${table}(),\n`;
  });
  return (
    `${HEADER}${imports.join('')}\n${jsdoc(['Every operation of the API, by resource.'])}export interface BelvoResources {\n` +
    `${members.join('')}}\n\n${jsdoc(['The functions of every resource.'])}export const resourceTables = () => ({\n${tables.join('')}});\n`
  );
}

/** `operations.ts`: every operation as a function, for programs whose bundler drops what they do not call. */
export function emitOperations(resources: readonly Resource[]): string {
  const lines = resources.map(({ name, operations }) => {
    const from = `'./resources/${moduleName(name)}.ts'`;
    const functions = operations.map(({ functionName }) => functionName);
    return `export type * from ${from};\nexport { ${functions.join(', ')} } from ${from};\n`;
  });
  return HEADER + lines.join('');
}

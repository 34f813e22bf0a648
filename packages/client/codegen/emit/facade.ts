import { kebabCase, propertyKey } from '../names.ts';
import { interfaceName, type Resource } from './resource.ts';
import { HEADER, jsdoc } from './text.ts';

/** `facade.ts`: the interface of everything that hangs on a client. */
export function emitFacade(resources: readonly Resource[]): string {
  const imports = resources.map(
    (resource) => `import type { ${interfaceName(resource)} } from './${kebabCase(resource.name)}.ts';\n`,
  );
  const members = resources.map(
    (resource) =>
      `${jsdoc([resource.description], '  ')}  readonly ${propertyKey(resource.name)}: ${interfaceName(resource)};\n`,
  );
  return (
    `${HEADER}${imports.join('')}\n${jsdoc(['Every operation of the API, by resource.'])}` +
    `export interface BelvoResources {\n${members.join('')}}\n`
  );
}

const fileOf = ({ name }: Resource) => `'./${kebabCase(name)}.ts'`;

/** `index.ts`: every operation as a function, for programs whose bundler drops what they do not call. */
export function emitOperations(resources: readonly Resource[]): string {
  const lines = resources.map((resource) => {
    const functions = resource.operations.map(({ functionName }) => functionName);
    return `export { ${functions.join(', ')} } from ${fileOf(resource)};\n`;
  });
  return `${HEADER}export type * from './types.ts';\n${lines.join('')}`;
}

/** `types.ts`: the types of every operation. `texts` are the modules of the resources, in their order. */
export function emitOperationTypes(resources: readonly Resource[], texts: readonly string[]): string {
  const lines = resources.map((resource, at) => {
    const names = [...(texts[at] ?? '').matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
    return `export type { ${names.join(', ')} } from ${fileOf(resource)};\n`;
  });
  return HEADER + lines.join('');
}

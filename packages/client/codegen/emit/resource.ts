// One module per resource: its operations, and the interface of `belvo.<resource>`.
import type { ClientOperation } from '../model.ts';
import { pascalCase } from '../names.ts';
import { definitionName } from './definitions.ts';
import { emitMethod, emitOperation } from './operation.ts';
import { HEADER, jsdoc, usedNames } from './text.ts';

/** The operations of one resource. */
export interface Resource {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly ClientOperation[];
}

/** Where the types come from that every resource may use. */
const IMPORTS: readonly (readonly [from: string, types: readonly string[]])[] = [
  ['../../config/options.ts', ['CallOptions']],
  ['../../core/client.ts', ['BelvoCore']],
  ['../../core/styles.ts', ['Failure', 'OtherFailure', 'Success', 'WithResponse']],
  ['../../mfa/flow.ts', ['MfaCallOptions', 'MfaFailure', 'MfaFlow']],
  ['../../pagination/list-call.ts', ['ListCallOptions', 'ToArrayOptions']],
];

export function interfaceName(resource: Resource): string {
  return `${pascalCase(resource.name)}Resource`;
}

function importTypes(names: readonly string[], from: string): string {
  return names.length > 0 ? `import type { ${names.join(', ')} } from '${from}';\n` : '';
}

interface Context {
  readonly all: readonly ClientOperation[];
  readonly modelNames: readonly string[];
  readonly reference: (operationId: string) => string | undefined;
}

export function emitResource(resource: Resource, context: Context): string {
  const body = resource.operations
    .map((operation) => emitOperation(operation, context.reference(operation.id), context.all))
    .join('\n');
  const methods = resource.operations.map((operation) => emitMethod(operation, context.reference(operation.id)));
  const text = `${body}\n${jsdoc([resource.description])}export interface ${interfaceName(resource)} {\n${methods.join('\n')}}\n`;
  return [
    HEADER,
    ...IMPORTS.map(([from, types]) => importTypes(usedNames(types, text), from)),
    importTypes(usedNames(context.modelNames, text), '../data/models.ts'),
    `import { ${resource.operations.map(definitionName).join(', ')} } from './definitions.ts';\n`,
    '\n',
    text,
  ].join('');
}

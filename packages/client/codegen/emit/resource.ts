// One module per resource: its operations, the interface of `belvo.<resource>` and the table behind it.
import type { ClientOperation } from '../model.ts';
import { pascalCase, propertyKey, variableName } from '../names.ts';
import { emitMethod, emitOperation } from './operation.ts';
import { factsName } from './operation-facts.ts';
import { HEADER, jsdoc, usedNames } from './text.ts';

/** The operations of one resource. */
export interface Resource {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly ClientOperation[];
}

/** Where the types and functions come from that every resource may use. */
const IMPORTS: readonly (readonly [from: string, types: readonly string[], functions: readonly string[]])[] = [
  ['../../config/options.ts', ['CallOptions'], []],
  ['../../core/call.ts', [], ['call']],
  ['../../core/client.ts', ['BelvoCore'], []],
  ['../../core/styles.ts', ['Failure', 'OtherFailure', 'Success', 'WithResponse'], []],
  ['../../mfa/flow.ts', ['MfaCallOptions', 'MfaFailure', 'MfaFlow'], []],
  ['../../mfa/mfa-call.ts', [], ['mfaCall']],
  ['../../pagination/list-call.ts', ['ListCallOptions', 'ToArrayOptions'], ['listCall']],
];

/** Name of what makes the table of a resource's functions: on demand, so that importing the package costs less. */
export function tableName(resource: Resource): string {
  return variableName(resource.name);
}

export function interfaceName(resource: Resource): string {
  return `${pascalCase(resource.name)}Resource`;
}

function importLine(types: readonly string[], values: readonly string[], from: string): string {
  const names = [...(values.length > 0 ? types.map((name) => `type ${name}`) : types), ...values];
  const kind = values.length > 0 ? '' : 'type ';
  return names.length > 0 ? `import ${kind}{ ${names.join(', ')} } from '${from}';\n` : '';
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
  const table = resource.operations.map(({ verb, functionName }) => `  ${propertyKey(verb)}: ${functionName},\n`);
  const text =
    `${body}\n${jsdoc([resource.description])}export interface ${interfaceName(resource)} {\n${methods.join('\n')}}\n\n` +
    `${jsdoc([`The functions behind \`belvo.${resource.name}\`.`])}export const ${tableName(resource)} = () => ({\n${table.join('')}});\n`;
  return [
    HEADER,
    ...IMPORTS.map(([from, types, functions]) => importLine(usedNames(types, text), usedNames(functions, text), from)),
    importLine(usedNames(context.modelNames, text), [], '../data/models.ts'),
    importLine([], resource.operations.map(factsName), './facts.ts'),
    '\n',
    text,
  ].join('');
}

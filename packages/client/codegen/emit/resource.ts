// One module per resource: its operations, the interface of `belvo.<resource>` and the table behind it.
import type { ClientOperation } from '../model.ts';
import { pascalCase, propertyKey, variableName } from '../names.ts';
import { emitMethod, emitOperation } from './operation.ts';
import { factsImports } from './operation-facts.ts';
import { HEADER, jsdoc, usedNames } from './text.ts';

/** The operations of one resource. */
export interface Resource {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly ClientOperation[];
}

const CALL_TYPES = [
  'CallOptions',
  'Failure',
  'ListCallOptions',
  'MfaCallOptions',
  'MfaFailure',
  'MfaFlow',
  'OtherFailure',
  'Success',
  'ToArrayOptions',
  'WithResponse',
];

/** Name of what makes the table of a resource's functions: on demand, so that importing the package costs less. */
export function tableName(resource: Resource): string {
  return variableName(resource.name);
}

export function interfaceName(resource: Resource): string {
  return `${pascalCase(resource.name)}Resource`;
}

function importLine(names: readonly string[], from: string, kind = 'type '): string {
  return names.length > 0 ? `import ${kind}{ ${names.join(', ')} } from '${from}';\n` : '';
}

interface Context {
  readonly all: readonly ClientOperation[];
  readonly modelNames: readonly string[];
  readonly reference: (operationId: string) => string;
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
    importLine(usedNames(['call'], text), '../../core/call.ts', ''),
    importLine(usedNames(['listCall'], text), '../../pagination/list-call.ts', ''),
    importLine(usedNames(['mfaCall'], text), '../../mfa/mfa-call.ts', ''),
    importLine(['BelvoCore'], '../../core/client.ts'),
    importLine(usedNames(CALL_TYPES, text), '../../core/styles.ts'),
    importLine(usedNames(context.modelNames, text), '../models.ts'),
    factsImports(text, '../facts', context.all),
    '\n',
    text,
  ].join('');
}

// One module per resource: its operations, the interface of `belvo.<resource>` and the table behind it.
import type { ClientOperation } from '../model.ts';
import { kebabCase, pascalCase, propertyKey, variableName } from '../names.ts';
import { emitMethod, emitOperation, factsName } from './operation.ts';
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

/** Name of the table of a resource's functions. */
export function tableName(resource: Resource): string {
  return variableName(resource.name);
}

export function interfaceName(resource: Resource): string {
  return `${pascalCase(resource.name)}Resource`;
}

/** Name of a resource's file, without folder or ending. */
export function moduleName(resourceName: string): string {
  return kebabCase(resourceName);
}

function importLine(names: readonly string[], from: string, kind = 'type '): string {
  return names.length > 0 ? `import ${kind}{ ${names.join(', ')} } from '${from}';\n` : '';
}

interface Context {
  readonly all: readonly ClientOperation[];
  readonly modelNames: readonly string[];
  readonly reference: (operationId: string) => string;
}

/** The facts of the resuming operation: a name in this module, or one imported from another resource's. */
function resumeNameOf(operation: ClientOperation, context: Context, imports: Set<string>): string | undefined {
  const resume = context.all.find(({ id }) => id === operation.mfa?.operationId);
  if (resume && resume.resource !== operation.resource) {
    const alias = `${resume.resource}${pascalCase(factsName(resume))}`;
    imports.add(`import { ${factsName(resume)} as ${alias} } from './${moduleName(resume.resource)}.ts';\n`);
    return alias;
  }
  return resume && factsName(resume);
}

/** Exported facts: those that another resource resumes with. */
function isResumedElsewhere(operation: ClientOperation, all: readonly ClientOperation[]): boolean {
  return all.some(({ mfa, resource }) => mfa?.operationId === operation.id && resource !== operation.resource);
}

export function emitResource(resource: Resource, context: Context): string {
  const foreign = new Set<string>();
  const body = resource.operations
    .map((operation) => {
      const resumeName = resumeNameOf(operation, context, foreign);
      const text = emitOperation(operation, resumeName, context.reference(operation.id), context.all);
      return isResumedElsewhere(operation, context.all)
        ? text.replace(`const ${factsName(operation)}:`, `export const ${factsName(operation)}:`)
        : text;
    })
    .join('\n');
  const methods = resource.operations.map((operation) => emitMethod(operation, context.reference(operation.id)));
  const table = resource.operations.map(({ verb, functionName }) => `  ${propertyKey(verb)}: ${functionName},\n`);
  const text =
    `${body}\n${jsdoc([resource.description])}export interface ${interfaceName(resource)} {\n${methods.join('\n')}}\n\n` +
    `${jsdoc([`The functions behind \`belvo.${resource.name}\`.`])}export const ${tableName(resource)} = {\n${table.join('')}};\n`;
  return [
    HEADER,
    importLine(usedNames(['call'], text), '../../core/call.ts', ''),
    importLine(usedNames(['listCall'], text), '../../pagination/list-call.ts', ''),
    importLine(usedNames(['mfaCall'], text), '../../mfa/mfa-call.ts', ''),
    importLine(['BelvoCore'], '../../core/client.ts'),
    importLine(['Operation'], '../../core/operation.ts'),
    importLine(usedNames(CALL_TYPES, text), '../../core/styles.ts'),
    importLine(usedNames(context.modelNames, text), '../models.ts'),
    ...foreign,
    '\n',
    text,
  ].join('');
}

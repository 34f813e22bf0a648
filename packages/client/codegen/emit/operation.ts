// The function of an operation and the types of its arguments.
import type { ClientOperation } from '../model.ts';
import { definitionName } from './definitions.ts';
import { callTypeOf, emitResponses, formsOf } from './responses.ts';
import { argumentsOf, documentation, kindOf, OPTIONS, optionsTypeOf, paramMembers, paramsTypeOf } from './signature.ts';
import { jsdoc } from './text.ts';

function emitParams(operation: ClientOperation): string {
  const { params, options, asyncOption, id } = operation;
  const base = OPTIONS[kindOf(operation)];
  const declare = (what: string, name: string, members: string) =>
    `${jsdoc([what])}export interface ${name} {\n${members}}\n\n`;
  return [
    params.length > 0 && declare(`Query parameters of \`${id}\`.`, paramsTypeOf(operation), paramMembers(params)),
    (options.length > 0 || asyncOption) &&
      declare(
        `Options of \`${id}\`.`,
        `${optionsTypeOf(operation)} extends ${base}`,
        // Named here too, so that editors offer it before they know which form is meant.
        paramMembers(asyncOption ? [...options, { ...asyncOption, type: 'undefined', required: false }] : options),
      ),
    asyncOption &&
      declare(
        `Options of \`${id}\` for asynchronous work.`,
        `${optionsTypeOf(operation, 'async')} extends ${base}`,
        paramMembers([...options, asyncOption]),
      ),
  ]
    .filter(Boolean)
    .join('');
}

function emitFunction(operation: ClientOperation, reference: string | undefined): string {
  const { functionName } = operation;
  const overloads = formsOf(operation).map(
    (form) =>
      `${documentation(operation, reference, form, '')}export function ${functionName}(client: BelvoCore, ${argumentsOf(operation, form)}): ${callTypeOf(operation, form)};\n`,
  );
  // What each value is, the definition tells: one place checks them for every operation.
  return (
    `${overloads.join('')}export function ${functionName}(...values: readonly unknown[]): unknown {\n` +
    `  return ${definitionName(operation)}.run(${definitionName(operation)}, values);\n}\n`
  );
}

/** Types and function of one operation. */
export function emitOperation(
  operation: ClientOperation,
  reference: string | undefined,
  all: readonly ClientOperation[],
): string {
  return [emitParams(operation), emitResponses(operation, all), '\n', emitFunction(operation, reference)].join('');
}

/** The method of an operation on its resource's interface. */
export function emitMethod(operation: ClientOperation, reference: string | undefined): string {
  return formsOf(operation)
    .map(
      (form) =>
        `${documentation(operation, reference, form, '  ')}  ${operation.verb}(${argumentsOf(operation, form)}): ${callTypeOf(operation, form)};\n`,
    )
    .join('');
}

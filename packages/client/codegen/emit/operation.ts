// The function of an operation and the types of its arguments.
import type { ClientOperation } from '../model.ts';
import { callTypeOf, emitAnswers, modesOf } from './answers.ts';
import { ownFacts } from './operation-facts.ts';
import { argumentsOf, documentation, kindOf, OPTIONS, paramMembers, paramsTypeOf } from './signature.ts';
import { jsdoc } from './text.ts';

const RUNTIME = { plain: 'call', list: 'listCall', mfa: 'mfaCall' } as const;

function emitParams(operation: ClientOperation): string {
  const { params, asyncHeader, id } = operation;
  const own =
    params.length > 0
      ? `${jsdoc([`Query parameters and headers of \`${id}\`.`])}export interface ${paramsTypeOf(operation)} {\n${paramMembers(params)}}\n\n`
      : '';
  if (!asyncHeader) {
    return own;
  }
  const base = params.length > 0 ? ` extends ${paramsTypeOf(operation)}` : '';
  const header = paramMembers([
    { ...asyncHeader, variable: '', type: JSON.stringify(asyncHeader.value), required: true, deprecated: false },
  ]);
  return `${own}${jsdoc([`The same, for asynchronous work.`])}export interface ${paramsTypeOf(operation, 'async')}${base} {\n${header}}\n\n`;
}

function emitFunction(operation: ClientOperation, reference: string, all: readonly ClientOperation[]): string {
  const { functionName, pathParameters, body, params } = operation;
  const modes = modesOf(operation);
  const kind = kindOf(operation);
  const path = `[${pathParameters.map(({ variable }) => variable).join(', ')}]`;
  const signature = (mode: 'sync' | 'async') =>
    `export function ${functionName}(client: BelvoCore, ${argumentsOf(operation, mode)}): ${callTypeOf(operation, mode)}`;
  const overloads = modes.map((mode) => `${documentation(operation, reference, mode, '')}${signature(mode)}`);
  const hasParams = params.length > 0 || modes.length > 1;
  const values = [path, body ? 'body' : 'undefined', hasParams ? 'params' : 'undefined', 'options'].join(', ');
  const run = (callType: string, args: string) =>
    `  return ${RUNTIME[kind]}<${callType}>(client, ${ownFacts(operation, all)}, ${args});\n`;
  const implementation = (callType: string) => ` {\n${run(callType, values)}}\n`;
  if (modes.length === 1) {
    return `${overloads[0]}${implementation(callTypeOf(operation, 'sync'))}`;
  }
  // Without parameters of its own, such an operation takes its options where it would take the asynchronous header.
  const shared = params.length === 0 && operation.asyncHeader !== undefined;
  const shifted =
    `  const waits = params === undefined || !(${JSON.stringify(operation.asyncHeader?.name)} in params);\n` +
    run(
      'Promise<unknown>',
      `${path}, ${body ? 'body' : 'undefined'}, waits ? undefined : params, waits ? (options ?? params) : options`,
    );
  const loose = [
    'client: BelvoCore',
    ...pathParameters.map(({ variable, type }) => `${variable}: ${type}`),
    ...(body ? ['body?: unknown'] : []),
    'params?: object',
    `options?: ${OPTIONS[kind]}`,
  ].join(', ');
  const block = shared ? ` {\n${shifted}}\n` : implementation('Promise<unknown>');
  return `${overloads.join(';\n')};\nexport function ${functionName}(${loose}): Promise<unknown>${block}`;
}

/** Types and function of one operation. */
export function emitOperation(operation: ClientOperation, reference: string, all: readonly ClientOperation[]): string {
  return [emitParams(operation), emitAnswers(operation, all), '\n', emitFunction(operation, reference, all)].join('');
}

/** The method of an operation on its resource's interface. */
export function emitMethod(operation: ClientOperation, reference: string): string {
  return modesOf(operation)
    .map(
      (mode) =>
        `${documentation(operation, reference, mode, '  ')}  ${operation.verb}(${argumentsOf(operation, mode)}): ${callTypeOf(operation, mode)};\n`,
    )
    .join('');
}

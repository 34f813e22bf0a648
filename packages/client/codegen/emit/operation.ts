// The function of an operation and the facts that the runtime needs to make the call.
import type { ClientOperation } from '../model.ts';
import { callTypeOf, emitAnswers, modesOf } from './answers.ts';
import { argumentsOf, documentation, kindOf, OPTIONS, paramMembers, paramsTypeOf } from './signature.ts';
import { jsdoc, literal } from './text.ts';

const RUNTIME = { plain: 'call', list: 'listCall', mfa: 'mfaCall' } as const;

/** Name of the constant with an operation's facts. */
export function factsName(operation: ClientOperation): string {
  return `${operation.verb}Facts`;
}

/** `allowsEmpty`: a 2xx other than 204 may come without a body. */
function allowsEmpty(operation: ClientOperation): true | undefined {
  return operation.successes.some(({ status, type }) => status !== 204 && type === undefined) || undefined;
}

function emitFacts(operation: ClientOperation, resumeName: string | undefined): string {
  const { id, method, path, retry, headerNames, exploded, fixedHeaders, idempotencyHeader, items, mfa } = operation;
  const facts = literal({
    id,
    method,
    path,
    retry,
    headerNames: headerNames.length > 0 ? headerNames : undefined,
    exploded: exploded.length > 0 ? exploded : undefined,
    fixedHeaders: Object.keys(fixedHeaders).length > 0 ? fixedHeaders : undefined,
    idempotencyHeader,
    items,
    allowsEmpty: allowsEmpty(operation),
    secrets: operation.secrets.join(' ') || undefined,
  });
  const resume =
    mfa && `mfa: { resume: () => ${resumeName}, ${literal({ ...mfa, operationId: undefined }).slice(2, -2)} }`;
  const text = resume ? `${facts.slice(0, -2)}, ${resume} }` : facts;
  return `const ${factsName(operation)}: Operation = ${text};\n`;
}

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

function emitFunction(operation: ClientOperation, reference: string): string {
  const { functionName, pathParameters, body, params } = operation;
  const modes = modesOf(operation);
  const kind = kindOf(operation);
  const path = `[${pathParameters.map(({ variable }) => variable).join(', ')}]`;
  const signature = (mode: 'sync' | 'async') =>
    `export function ${functionName}(client: BelvoCore, ${argumentsOf(operation, mode)}): ${callTypeOf(operation, mode)}`;
  const overloads = modes.map((mode) => `${documentation(operation, reference, mode, '')}${signature(mode)}`);
  const hasParams = params.length > 0 || modes.length > 1;
  const values = [path, body ? 'body' : 'undefined', hasParams ? 'params' : 'undefined', 'options'].join(', ');
  const implementation = (callType: string) =>
    ` {\n  return ${RUNTIME[kind]}<${callType}>(client, ${factsName(operation)}, ${values});\n}\n`;
  if (modes.length === 1) {
    return `${overloads[0]}${implementation(callTypeOf(operation, 'sync'))}`;
  }
  const loose = [
    'client: BelvoCore',
    ...pathParameters.map(({ variable, type }) => `${variable}: ${type}`),
    ...(body ? ['body?: unknown'] : []),
    'params?: object',
    `options?: ${OPTIONS[kind]}`,
  ].join(', ');
  return `${overloads.join(';\n')};\nexport function ${functionName}(${loose}): Promise<unknown>${implementation('Promise<unknown>')}`;
}

/** Types, facts and function of one operation. `resumeName`: the facts of the operation that resumes it. */
export function emitOperation(
  operation: ClientOperation,
  resumeName: string | undefined,
  reference: string,
  all: readonly ClientOperation[],
): string {
  return [
    emitParams(operation),
    emitAnswers(operation, all),
    '\n',
    emitFacts(operation, resumeName),
    '\n',
    emitFunction(operation, reference),
  ].join('');
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

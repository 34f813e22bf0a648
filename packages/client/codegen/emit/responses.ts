// The types of what a call gives: its data, its result and its call object.
import type { ClientOperation, DeclaredResponse } from '../model.ts';
import { type CallKind, type Form, kindOf, type Mode } from './signature.ts';
import { jsdoc } from './text.ts';

/** The modes of an operation: some have an asynchronous form of their own. */
function modesOf(operation: ClientOperation): readonly Mode[] {
  return operation.asyncOption ? ['async', 'sync'] : ['sync'];
}

/** The signatures of an operation, the most particular one first. */
export function formsOf(operation: ClientOperation): readonly Form[] {
  return operation.asyncOption ? [...modesOf(operation), 'either'] : modesOf(operation);
}

const isAccepted = ({ status }: DeclaredResponse) => status === 202;

/** The responses of one mode: 202 belongs to the asynchronous one, if there is one. */
function successesOf(operation: ClientOperation, mode: Mode): readonly DeclaredResponse[] {
  const { asyncOption, successes } = operation;
  return asyncOption ? successes.filter((response) => isAccepted(response) === (mode === 'async')) : successes;
}

/** The data of a call: the union of its 2xx bodies. */
export function dataTypeOf(operation: ClientOperation, mode: Mode): string {
  const types = [...new Set(successesOf(operation, mode).map(({ type }) => type ?? 'undefined'))];
  return types.length === 1 && types[0] === 'undefined' ? 'void' : types.join(' | ') || 'void';
}

export function callTypeOf({ typePrefix }: ClientOperation, form: Form): string {
  const [sync, asynchronous] = [`${typePrefix}Call`, `${typePrefix}AsyncCall`];
  return { sync, async: asynchronous, either: `${sync} | ${asynchronous}` }[form];
}

function resultTypeOf(operation: ClientOperation, mode: Mode): string {
  return `${operation.typePrefix}${mode === 'async' ? 'Async' : ''}Result`;
}

/** `resumed`: what resuming gives. */
function failureType(operation: ClientOperation, response: DeclaredResponse, resumed: string): string {
  const body = response.type ?? 'undefined';
  return response.status === 428 && operation.mfa
    ? `MfaFailure<${body}, ${resumed}>`
    : `Failure<${response.status}, ${body}>`;
}

function emitResult(operation: ClientOperation, mode: Mode, all: readonly ClientOperation[]): string {
  const resume = all.find(({ id }) => id === operation.mfa?.operationId);
  const resumed = resume ? dataTypeOf(resume, 'sync') : 'never';
  const successes = successesOf(operation, mode).map(
    ({ status, type }) => `Success<${status}, ${type ?? 'undefined'}>`,
  );
  const failures = operation.failures.map((response) => failureType(operation, response, resumed));
  const branches = [...successes, ...failures, 'OtherFailure'].map((branch) => `\n  | ${branch}`).join('');
  const comment = jsdoc([`What \`${operation.id}\` came to, discriminated by \`ok\` and \`status\`.`]);
  return `${comment}export type ${resultTypeOf(operation, mode)} =${branches};\n`;
}

const STYLES: Readonly<Record<CallKind, (data: string, item: string) => string>> = {
  plain: () => '',
  mfa: (data) =>
    `${jsdoc(['The flow: `completed`, or `mfaRequired` with `resume(token)`.'], '  ')}  flow(): Promise<MfaFlow<${data}>>;\n`,
  list: (data, item) =>
    `${jsdoc(['Page by page, beginning with this one.'], '  ')}  pages(): AsyncIterable<${data}>;\n` +
    `${jsdoc(['The items of this and the following pages, at most `limit`.'], '  ')}  toArray(options: ToArrayOptions): Promise<${item}[]>;\n`,
};

function emitCall(operation: ClientOperation, mode: Mode): string {
  const data = dataTypeOf(operation, mode);
  const kind = kindOf(operation);
  const item = `NonNullable<(${data})[${JSON.stringify(operation.items)}]>[number]`;
  const itemName = `${operation.typePrefix}Item`;
  const bases = [`Promise<${data}>`, ...(kind === 'list' ? [`AsyncIterable<${itemName}>`] : [])];
  const alias =
    kind === 'list' ? `${jsdoc([`One item of \`${operation.id}\`.`])}export type ${itemName} = ${item};\n\n` : '';
  const comment = jsdoc([`A running \`${operation.id}\`. Await it for the data.`]);
  return (
    `${alias}${comment}export interface ${callTypeOf(operation, mode)} extends ${bases.join(', ')} {\n` +
    `${jsdoc(['The data with status, headers, request id, duration and number of attempts.'], '  ')}` +
    `  withResponse(): Promise<WithResponse<${data}>>;\n` +
    `${jsdoc(['The outcome as a value: an API failure or a broken connection is returned, not thrown.'], '  ')}` +
    `  result(): Promise<${resultTypeOf(operation, mode)}>;\n` +
    `${STYLES[kind](data, itemName)}}\n`
  );
}

/** Result and call types of an operation, for each of its modes. */
export function emitResponses(operation: ClientOperation, all: readonly ClientOperation[]): string {
  return modesOf(operation)
    .map((mode) => `${emitResult(operation, mode, all)}\n${emitCall(operation, mode)}`)
    .join('\n');
}

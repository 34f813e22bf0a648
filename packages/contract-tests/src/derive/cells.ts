import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import { isAsyncHeader } from '../client/signature.ts';
import type { Json } from '../schema/json.ts';
import type { Resolve } from '../schema/schema.ts';
import { allArguments, type CallArguments, exampleArguments, exampleOf, parameterArguments } from './arguments.ts';

/** How a call hands over its outcome: it throws on an error, or it returns `{ ok, status, data | error }`. */
export type CallStyle = 'throwing' | 'result';

/** Both styles; every cell exists in each. */
export const CALL_STYLES: readonly CallStyle[] = ['throwing', 'result'];

/** The answer that is asked of the mock, and that the client must hand over unchanged. */
export interface Answer {
  readonly status: number;
  /** Absent when the response has no body. */
  readonly mediaType?: string;
  /** Name of the example; absent when the response has no body. */
  readonly example?: string;
  /** What the example says; absent when the response has no body. */
  readonly value?: Json;
}

/** One thing to prove: this call, answered like this, seen through this style. */
export interface Cell {
  /** Unique, and the name of its test: `links_update 428 token_required, throwing, with update_password`. */
  readonly id: string;
  readonly operation: Operation;
  readonly answer: Answer;
  readonly style: CallStyle;
  readonly call: CallArguments;
}

/** Every answer an operation declares. Throws when one is declared that nothing could prove. */
export function answersOf(operation: Operation): readonly Answer[] {
  return operation.responses.flatMap((response) => answersOfResponse(operation, response));
}

/**
 * The matrix of one operation: each declared status with each of its named examples, in both styles. The calls rotate
 * through the named request examples, and what rotation leaves out (further request examples, each optional parameter
 * alone, all of them together) is added against the success that belongs to it.
 */
export function cellsOf(operation: Operation, resolve: Resolve): readonly Cell[] {
  const answers = answersOf(operation);
  const calls = exampleArguments(operation, resolve);
  const [first] = calls as readonly [CallArguments];
  const asynchronous = asyncHeaders(operation, resolve);
  const rotated = answers.map((answer, index) => {
    const call = calls[index % calls.length] ?? first;
    return { answer, call: answer.status === 202 ? { ...call, header: { ...call.header, ...asynchronous } } : call };
  });
  const used = new Set(rotated.map(({ call }) => call.name));
  const hasOptional = operation.parameters.some(({ required }) => !required);
  const extra = [
    ...calls.filter(({ name }) => !used.has(name)),
    ...parameterArguments(operation, resolve),
    ...(hasOptional ? [{ ...first, ...allArguments(operation, resolve) }] : []),
  ].map((call) => ({ answer: successFor(operation, answers, call, asynchronous), call }));
  return [...rotated, ...extra].flatMap(({ answer, call }) =>
    CALL_STYLES.map((style) => ({ id: idOf(operation, answer, style, call), operation, answer, style, call })),
  );
}

/** The header that has a call answered with 202, by name; empty where an operation has none. */
function asyncHeaders(operation: Operation, resolve: Resolve): Readonly<Record<string, Json>> {
  const headers = operation.parameters.filter((parameter) => isAsyncHeader(operation, parameter, resolve));
  return Object.fromEntries(headers.map((header) => [header.name, exampleOf(operation, header, resolve)]));
}

/** 202 for a call that asks for asynchronous work, else the first other success. */
function successFor(
  operation: Operation,
  answers: readonly Answer[],
  call: CallArguments,
  asynchronous: Readonly<Record<string, Json>>,
): Answer {
  const asks = Object.keys(asynchronous).some((name) => name in call.header);
  const successes = answers.filter(({ status }) => status < 300);
  const success = successes.find(({ status }) => (status === 202) === asks) ?? successes[0];
  if (!success) {
    throw new Error(`${operation.operationId} declares no success; every operation needs a 2xx response`);
  }
  return success;
}

/** The matrix of a whole document, in its order. */
export function allCells(operations: readonly Operation[], resolve: Resolve): readonly Cell[] {
  return operations.flatMap((operation) => cellsOf(operation, resolve));
}

function answersOfResponse(operation: Operation, response: OperationResponse): readonly Answer[] {
  const status = Number(response.status);
  if (!Number.isInteger(status)) {
    throw new Error(
      `${operation.operationId} declares "${response.status}"; declare exact statuses, a range cannot be asked for`,
    );
  }
  if (response.mediaType === undefined) {
    return [{ status }];
  }
  if (response.examples.length === 0) {
    throw new Error(`${operation.operationId} ${status} has no named example; add one under \`examples\``);
  }
  const { mediaType } = response;
  return response.examples.map(({ name, value }) => ({ status, mediaType, example: name, value }));
}

function idOf({ operationId }: Operation, answer: Answer, style: CallStyle, call: CallArguments): string {
  return `${operationId} ${answer.status} ${answer.example ?? 'empty'}, ${style}, with ${call.name}`;
}

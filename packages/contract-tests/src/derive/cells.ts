import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import type { Json } from '../schema/json.ts';
import type { Resolve } from '../schema/schema.ts';
import { allArguments, type CallArguments, exampleArguments, exampleOf, parameterArguments } from './arguments.ts';
import { isAsyncHeader } from './header-roles.ts';

/** How a call hands over its outcome: it throws on an error, or it returns `{ ok, status, data | error }`. */
export type CallStyle = 'throwing' | 'result';

/** The response that is asked of the mock, and that the client must hand over unchanged. */
export interface DeclaredResponse {
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
  readonly response: DeclaredResponse;
  readonly style: CallStyle;
  readonly call: CallArguments;
}

/** Every response an operation declares. Throws when one is declared that nothing could prove. */
export function responsesOf(operation: Operation): readonly DeclaredResponse[] {
  return operation.responses.flatMap((response) => eachExample(operation, response));
}

/** Whether an operation is the one for which a response is proven with all of its examples. */
export type IsFirstUse = (operation: Operation, response: OperationResponse) => boolean;

/**
 * The matrix of one operation: each declared status with each of its named examples. A response that operations share
 * is proven with all of its examples for the first of them, and with one for each other. The calls rotate through the
 * named request examples, and what rotation leaves out (further request examples, each optional parameter alone, all of
 * them together) is added against the success that belongs to it. The first success and the first refusal are called in
 * the other style too: it is one `try` over the same call, so that one of each tells.
 */
export function cellsOf(operation: Operation, resolve: Resolve, isFirstUse: IsFirstUse = () => true): readonly Cell[] {
  const responses = operation.responses.flatMap((response) => {
    const all = eachExample(operation, response);
    return isFirstUse(operation, response) ? all : all.slice(0, 1);
  });
  const calls = exampleArguments(operation, resolve);
  const [first] = calls as readonly [CallArguments];
  const asynchronous = asyncHeaders(operation, resolve);
  const rotated = responses.map((response, index) => {
    const call = calls[index % calls.length] ?? first;
    return {
      response,
      call: response.status === 202 ? { ...call, header: { ...call.header, ...asynchronous } } : call,
    };
  });
  const used = new Set(rotated.map(({ call }) => call.name));
  const hasOptional = operation.parameters.some(({ required }) => !required);
  const extra = [
    ...calls.filter(({ name }) => !used.has(name)),
    ...parameterArguments(operation, resolve),
    ...(hasOptional ? [{ ...first, ...allArguments(operation, resolve) }] : []),
  ].map((call) => ({ response: successFor(operation, responses, call, asynchronous), call }));
  const isSuccess = ({ response }: { readonly response: DeclaredResponse }) => response.status < 300;
  const probes = [rotated.find(isSuccess), rotated.find((one) => !isSuccess(one))].filter((one) => one !== undefined);
  const inStyle =
    (style: CallStyle) =>
    ({ response, call }: { readonly response: DeclaredResponse; readonly call: CallArguments }) => ({
      id: idOf(operation, response, style, call),
      operation,
      response,
      style,
      call,
    });
  return [...[...rotated, ...extra].map(inStyle('throwing')), ...probes.map(inStyle('result'))];
}

/** The header that has a call answered with 202, by name; empty where an operation has none. */
function asyncHeaders(operation: Operation, resolve: Resolve): Readonly<Record<string, Json>> {
  const headers = operation.parameters.filter((parameter) => isAsyncHeader(operation, parameter, resolve));
  return Object.fromEntries(headers.map((header) => [header.name, exampleOf(operation, header, resolve)]));
}

/** 202 for a call that asks for asynchronous work, else the first other success. */
function successFor(
  operation: Operation,
  responses: readonly DeclaredResponse[],
  call: CallArguments,
  asynchronous: Readonly<Record<string, Json>>,
): DeclaredResponse {
  const asks = Object.keys(asynchronous).some((name) => name in call.header);
  const successes = responses.filter(({ status }) => status < 300);
  const success = successes.find(({ status }) => (status === 202) === asks) ?? successes[0];
  if (!success) {
    throw new Error(`${operation.operationId} declares no success; every operation needs a 2xx response`);
  }
  return success;
}

/** Tells for each response which of the operations that share it comes first. */
export function firstUses(operations: readonly Operation[]): IsFirstUse {
  const first = new Map<string, string>();
  const keyOf = ({ operationId }: Operation, { responseName, status }: OperationResponse) =>
    responseName ?? `${operationId} ${status}`;
  for (const operation of operations) {
    for (const response of operation.responses) {
      const key = keyOf(operation, response);
      first.set(key, first.get(key) ?? operation.operationId);
    }
  }
  return (operation, response) => first.get(keyOf(operation, response)) === operation.operationId;
}

/** The matrix of a whole document, in its order. */
export function allCells(operations: readonly Operation[], resolve: Resolve): readonly Cell[] {
  const isFirstUse = firstUses(operations);
  return operations.flatMap((operation) => cellsOf(operation, resolve, isFirstUse));
}

function eachExample(operation: Operation, response: OperationResponse): readonly DeclaredResponse[] {
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

function idOf({ operationId }: Operation, response: DeclaredResponse, style: CallStyle, call: CallArguments): string {
  return `${operationId} ${response.status} ${response.example ?? 'empty'}, ${style}, with ${call.name}`;
}

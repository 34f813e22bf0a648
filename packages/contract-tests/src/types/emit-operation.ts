import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import { methodArguments } from '../client/signature.ts';
import { allArguments, type CallArguments, exampleArguments, exampleOf } from '../derive/arguments.ts';
import { isAsyncHeader } from '../derive/header-roles.ts';
import { isObject } from '../schema/json.ts';
import { flatten, type Resolve, type Schema, typesOf } from '../schema/schema.ts';
import { typeOf } from './type-of.ts';
import type { Naming } from './used-schemas.ts';

/** The type assertions of one operation, as the body of a function that is never called. */
export function emitOperation(operation: Operation, resolve: Resolve, naming: Naming): string {
  const calls = exampleArguments(operation, resolve);
  const [first] = calls as readonly [CallArguments];
  const asynchronous = operation.parameters.find((parameter) => isAsyncHeader(operation, parameter, resolve));
  const full = { ...first, ...allArguments(operation, resolve) };
  const asyncCall = asynchronous && {
    ...first,
    header: { ...first.header, [asynchronous.name]: exampleOf(operation, asynchronous, resolve) },
  };
  const hasOptional = operation.parameters.some(({ required }) => !required);
  return [
    `export function ${operation.operationId}() {`,
    ...calls.map((call, index) => `  const call${index} = ${callText(operation, call, resolve)};`),
    ...calls.slice(1).map((_, index) => `  holds<Same<typeof call${index + 1}, typeof call0>>();`),
    ...(hasOptional ? [`  void ${callText(operation, full, resolve)};`] : []),
    ...(asyncCall ? [`  const asyncCall = ${callText(operation, asyncCall, resolve)};`] : []),
    ...operation.responses.flatMap((response) =>
      emitResponse(response, asyncCall && response.status === '202' ? 'asyncCall' : 'call0', naming),
    ),
    ...wrongCalls(operation, first, resolve).flatMap((wrong) => ['  // @ts-expect-error', `  void ${wrong};`]),
    '}',
  ].join('\n');
}

function emitResponse(
  { status, schema, examples }: OperationResponse,
  call: string,
  naming: Naming,
): readonly string[] {
  const type = schema === undefined ? 'undefined' : typeOf(schema as Schema, naming);
  const of = Number(status) < 300 ? 'DataOf' : 'BodyOf';
  const actual = `${of}<ResultOf<typeof ${call}>, ${status}>`;
  return [
    `  holds<Same<${actual}, ${type}>>();`,
    ...(Number(status) < 300
      ? examples.map(({ value }) => `  ((value: ${type}) => value)(${JSON.stringify(value)});`)
      : []),
  ];
}

/** Calls that differ from a right one in one place, and must not compile. */
function wrongCalls(operation: Operation, call: CallArguments, resolve: Resolve): readonly string[] {
  const { body, path } = call;
  const schema = operation.requestBody?.content[0]?.schema as Schema | undefined;
  const text = (changed: object) => callText(operation, { ...call, ...changed }, resolve);
  const [firstName] = Object.keys(path);
  const flat = schema === undefined ? {} : flatten(schema, resolve);
  const required = isObject(body) ? (flat.required ?? []).filter((name) => name in body) : [];
  return [
    ...(firstName === undefined ? [] : [text({ path: { ...path, [firstName]: { wrong: 'type' } } })]),
    ...(isObject(body) && typeof flat.additionalProperties === 'boolean'
      ? [text({ body: { ...body, not_in_the_specification: true } })]
      : []),
    ...required.flatMap((name) => {
      const { [name]: _dropped, ...rest } = body as Record<string, unknown>;
      const property = flatten(flat.properties?.[name] ?? true, resolve);
      const isTyped = typesOf(property).length > 0 || property.enum !== undefined;
      return [text({ body: rest }), ...(isTyped ? [text({ body: { ...rest, [name]: WRONG } })] : [])];
    }),
    ...operation.parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => text({ query: { ...call.query, [name]: WRONG } })),
    ...(operation.parameters.some((parameter) => parameter.in === 'query')
      ? [withUnknownParameter(operation, call, resolve)]
      : []),
  ];
}

/** No parameter and no field has this type. */
const WRONG = { wrong: { type: true } };

function withUnknownParameter(operation: Operation, call: CallArguments, resolve: Resolve): string {
  const values = methodArguments(operation, call, {}, resolve).slice(0, -1);
  const params = { ...(values.at(-1) as object), not_in_the_specification: 'value' };
  return callOf(operation, [...values.slice(0, -1), params]);
}

function callText(operation: Operation, call: CallArguments, resolve: Resolve): string {
  return callOf(operation, methodArguments(operation, call, { retries: 0 }, resolve));
}

function callOf({ resource, verb }: Operation, values: readonly unknown[]): string {
  return `belvo.${resource}.${verb}(${values.map((value) => JSON.stringify(value) ?? 'undefined').join(', ')})`;
}

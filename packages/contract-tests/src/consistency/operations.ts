import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import { type Json, valueAt } from '../schema/json.ts';
import { flatten, type Resolve, type Schema } from '../schema/schema.ts';
import { type Contract, takesCredentials } from '../support/bundle.ts';

/** Links whose operation, parameter or field does not exist, or whose expression no example of the response can fill. */
export function brokenLinks({ operations, resolve }: Contract): readonly string[] {
  return operations.flatMap((operation) =>
    operation.responses.flatMap((response) =>
      response.links.flatMap((link) => {
        const place = `${operation.operationId} ${response.status} link ${link.name}`;
        const target = operations.find(({ operationId }) => operationId === link.operationId);
        if (!target) {
          return [`${place}: there is no operation ${link.operationId}`];
        }
        const taken = target.parameters.map(({ name }) => name);
        const body = target.requestBody?.content[0]?.schema as Schema | undefined;
        const fields = Object.keys(body === undefined ? {} : (flatten(body, resolve).properties ?? {}));
        const sent = isFields(link.requestBody) ? link.requestBody : {};
        return [
          ...Object.keys(link.parameters ?? {}).filter((name) => !taken.includes(name)),
          ...Object.keys(sent).filter((name) => !fields.includes(name)),
          ...[...Object.values(link.parameters ?? {}), ...Object.values(sent)].filter(
            (value) => !canFill(response, value),
          ),
        ].map((what) => `${place}: ${what} leads nowhere`);
      }),
    ),
  );
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether some example of the response has what a runtime expression (OpenAPI 3.1, section 4.8.20.3) points to. */
function canFill({ examples }: OperationResponse, expression: unknown): boolean {
  const pointer = /^\$response\.body#(\/.*)$/.exec(String(expression))?.[1];
  if (pointer === undefined) {
    return true;
  }
  const place = pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  return examples.some(({ value }) => valueAt(value as Json, place) !== undefined);
}

/** Paths of single objects that do not begin with the path of their collection, as it is declared. */
export function orphanedPaths({ operations }: Contract): readonly string[] {
  const paths = new Map(operations.map(({ path, resource }) => [path, resource]));
  return [...paths]
    .filter(([path, resource]) => path.includes('{') && paths.get(path.slice(0, path.indexOf('{'))) !== resource)
    .map(([path, resource]) => `${path}: ${resource} has no ${path.slice(0, path.indexOf('{'))}`);
}

/** Operations that are called without credentials, and take none in their body either. */
export function unprotectedOperations(contract: Contract): readonly string[] {
  return contract.operations
    .filter((operation) => !takesCredentials(contract, operation) && !hasCredentials(contract, operation))
    .map(({ operationId }) => operationId);
}

function hasCredentials({ resolve }: Contract, { requestBody }: Operation): boolean {
  return (requestBody?.content ?? []).some(({ schema }) => takesCredential(schema as Schema, resolve));
}

/** Whether an object, or one of its alternatives, has a field that is marked as a credential. */
function takesCredential(schema: Schema, resolve: Resolve): boolean {
  const { properties = {}, anyOf = [], oneOf = [] } = flatten(schema, resolve);
  const isCredential = (field: Schema) =>
    (flatten(field, resolve) as { 'x-sensitive'?: string })['x-sensitive'] === 'credential';
  return (
    Object.values(properties).some(isCredential) || [...anyOf, ...oneOf].some((one) => takesCredential(one, resolve))
  );
}

/** Path parameters that are not in the path, and parts of paths that no parameter fills. */
export function mismatchedPathParameters({ operations }: Contract): readonly string[] {
  return operations.flatMap(({ operationId, path, parameters }) => {
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
    const declared = parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name);
    return [
      ...inPath.filter((name) => !declared.includes(name)),
      ...declared.filter((name) => !inPath.includes(name)),
    ].map((name) => `${operationId}: ${name}`);
  });
}

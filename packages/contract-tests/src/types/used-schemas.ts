import { type Operation, refName } from '@belvo-openapi/spec';
import type { Resolve } from '../schema/schema.ts';

/** Names of the schemas that something refers to, directly or through others. */
function namesIn(root: unknown, resolve: Resolve, isDeep = true): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === 'string') {
      const name = refName({ $ref });
      if (name !== undefined && !used.has(name)) {
        used.add(name);
        visit(isDeep ? resolve($ref) : undefined);
      }
    }
    for (const value of Object.values(node)) {
      visit(value);
    }
  };
  visit(root);
  return used;
}

/** Names of the schemas that some request, parameter or response is made of, directly or through others. */
export function usedSchemas(operations: readonly Operation[], resolve: Resolve): ReadonlySet<string> {
  const used = operations.map(({ requestBody, responses, parameters }) => [
    requestBody?.content,
    parameters,
    responses.map(({ content }) => content),
  ]);
  return namesIn(used, resolve);
}

/** How the client's types differ from the schemas they stand for. */
export interface Naming {
  /** The type of a schema: that of a body of refusals says that it is one. */
  readonly typeName: (schema: string) => string;
  /** Schemas that requests consist of: in their types, what may be left out may be undefined. */
  readonly requests: ReadonlySet<string>;
}

/** Reads the naming off the operations: what answers only an error status is the body of an error. */
export function namingOf(operations: readonly Operation[], resolve: Resolve): Naming {
  const responses = operations.flatMap((operation) => operation.responses);
  const schemasOf = (isWanted: (status: number) => boolean) =>
    responses.filter(({ status }) => isWanted(Number(status))).map(({ schema }) => schema);
  const data = namesIn(
    schemasOf((status) => status < 400),
    resolve,
    false,
  );
  const refusals = namesIn(
    schemasOf((status) => status >= 400),
    resolve,
    false,
  );
  return {
    typeName: (schema) => (refusals.has(schema) && !data.has(schema) ? `${schema}Body` : schema),
    requests: namesIn(
      operations.map(({ requestBody }) => requestBody?.content),
      resolve,
    ),
  };
}

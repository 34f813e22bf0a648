import { type OpenApiDocument, resolveRef, type Schema } from '@belvo-openapi/spec';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Says what is wrong with a value; empty when it fits, `undefined` when the schema cannot be compiled. */
export type Check = (value: unknown) => readonly ErrorObject[] | undefined;

/** Compiled checks by schema: schemas belong to a document that does not change, so mocks of it share them. */
const known = new WeakMap<Schema, Check>();

/**
 * A check of values against a schema of a document (JSON Schema 2020-12). References are replaced by what they lead to, so
 * that each error tells the way through the schema that led to it.
 */
export function checkOf(document: OpenApiDocument, schema: Schema): Check {
  const check = known.get(schema) ?? createCheck(document, schema);
  known.set(schema, check);
  return check;
}

function createCheck(document: OpenApiDocument, schema: Schema): Check {
  let compiled: ValidateFunction | undefined | 'failed';
  return (value) => {
    compiled ??= compile(document, schema);
    if (compiled === 'failed') {
      return undefined;
    }
    return compiled(value) ? [] : (compiled.errors ?? []);
  };
}

function compile(document: OpenApiDocument, schema: Schema): ValidateFunction | 'failed' {
  try {
    const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, logger: false, verbose: true });
    (addFormats as unknown as (target: Ajv2020) => void)(ajv);
    return ajv.compile(withoutReferences(document, schema));
  } catch {
    // A schema that contains itself, or a keyword that is wrong: whether the value is right is left to the engine then.
    return 'failed';
  }
}

/** @throws Error when a schema contains itself. */
export function withoutReferences(document: OpenApiDocument, schema: Schema): Schema {
  const open = new Set<string>();
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      return node.map(walk);
    }
    if (typeof node !== 'object' || node === null) {
      return node;
    }
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref !== 'string') {
      return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, walk(inner)]));
    }
    if (open.has($ref)) {
      throw new Error(`${$ref} contains itself.`);
    }
    open.add($ref);
    const resolved = walk(resolveRef<Schema>(document, node as Schema));
    open.delete($ref);
    return resolved;
  };
  return walk(schema) as Schema;
}

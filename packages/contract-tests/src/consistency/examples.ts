import { listWebhooks } from '@belvo-openapi/spec';
import { isObject, type Json, type Place, showPlace } from '../schema/json.ts';
import type { Schema, SchemaObject } from '../schema/schema.ts';
import { type Validator, validatorOf } from '../schema/validator.ts';
import type { Contract } from '../support/bundle.ts';
import { EVERYTHING, type Scope } from './scope.ts';

/** A value inside an example, with everything that the specification says about that value. */
export interface Described {
  /** `links_get 200 link_single: results[0].id` */
  readonly place: string;
  readonly value: Json;
  /** The schemas that apply to it: through references, `allOf`, and the alternatives that it fits. */
  readonly schemas: readonly SchemaObject[];
}

interface Body {
  readonly name: string;
  readonly schema: Schema;
  readonly value: Json;
}

/** The named examples of all bodies: of requests, responses and events. */
export function bodiesOf({ document, operations, resolve }: Contract, scope: Scope = EVERYTHING): readonly Body[] {
  const ofOperations = operations.filter(scope.operation).flatMap(({ operationId, requestBody, responses }) => [
    ...(requestBody?.content ?? []).flatMap(({ schema, examples }) =>
      examples.map(({ name, value }) => ({ name: `${operationId} ${name}`, schema: schema as Schema, value })),
    ),
    ...responses.flatMap(({ status, schema, examples }) =>
      examples.map(({ name, value }) => ({
        name: `${operationId} ${status} ${name}`,
        schema: schema as Schema,
        value,
      })),
    ),
  ]);
  const ofEvents = listWebhooks(document).flatMap((event) =>
    event.examples.map(({ name, value }) => ({ name: `${event.name} ${name}`, schema: event.schema as Schema, value })),
  );
  return [...ofOperations, ...ofEvents].filter(({ schema }) => scope.body(schema, resolve));
}

/** Everything that the examples say, value by value, the containers before what they contain. */
export function describedValues(contract: Contract, bodies: readonly Body[]): readonly Described[] {
  const validator = validatorOf(contract.document);
  const seen = new Set<string>();
  const found: Described[] = [];
  const visit = (name: string, place: Place, value: Json, schemas: readonly Schema[]) => {
    const applying = schemas.flatMap((schema) => applicable(schema, value, contract, validator));
    found.push({ place: `${name}: ${showPlace(place)}`, value, schemas: applying });
    for (const [key, inner] of entriesOf(value)) {
      visit(name, [...place, key], inner, innerSchemas(applying, key));
    }
  };
  for (const { name, schema, value } of bodies) {
    // An example that several operations share is looked at once.
    const key = JSON.stringify([schema, value]);
    if (!seen.has(key)) {
      seen.add(key);
      visit(name, [], value, [schema]);
    }
  }
  return found;
}

/** What the schemas say about a field or an item; the rest of an object has its schema as well. */
function innerSchemas(schemas: readonly SchemaObject[], key: string | number): readonly Schema[] {
  if (typeof key === 'number') {
    return schemas.flatMap(({ items }) => (items === undefined ? [] : [items]));
  }
  return schemas.flatMap(({ properties, additionalProperties }) => {
    const own = properties?.[key];
    return own !== undefined ? [own] : typeof additionalProperties === 'object' ? [additionalProperties] : [];
  });
}

function entriesOf(value: Json): readonly (readonly [string | number, Json])[] {
  return Array.isArray(value)
    ? value.map((inner: Json, index) => [index, inner] as const)
    : isObject(value)
      ? Object.entries(value)
      : [];
}

function applicable(schema: Schema, value: Json, contract: Contract, validator: Validator): readonly SchemaObject[] {
  if (typeof schema === 'boolean') {
    return [];
  }
  const also = (branches: readonly Schema[]) =>
    branches.flatMap((branch) => applicable(branch, value, contract, validator));
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    schema,
    ...also(schema.$ref === undefined ? [] : [contract.resolve(schema.$ref)]),
    ...also(schema.allOf ?? []),
    ...also(alternatives.filter((branch) => validator.fits(branch, value))),
  ];
}

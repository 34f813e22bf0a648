import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reconstruct } from '../../src/index.ts';
import { collection, item, response } from '../support/collections.ts';
import { type Plain, resolved } from '../support/convert.ts';
import { checker } from '../support/validator.ts';

interface Sketch {
  readonly type: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly properties?: Record<string, { readonly schema: Sketch; readonly optional: boolean }>;
  readonly items?: Sketch;
}

const key = fc.oneof(
  fc.constantFrom('id', 'name', 'items', 'data', 'type', 'value', '__proto__', 'constructor', 'next'),
  fc.string({ minLength: 1, maxLength: 6 }),
);
const scalar: fc.Arbitrary<Sketch> = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'null'), nullable: fc.boolean() }),
  fc.record({ type: fc.constant('string'), format: fc.constantFrom('uuid', 'date', 'date-time', 'email', 'uri') }),
);
const schema: fc.Arbitrary<Sketch> = fc.letrec<{ node: Sketch }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    scalar,
    fc.record({ type: fc.constant('array'), items: tie('node') }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(key, fc.record({ schema: tie('node'), optional: fc.boolean() }), { maxKeys: 4 }),
    }),
  ),
})).node;

const FORMATS: Record<string, fc.Arbitrary<string>> = {
  uuid: fc.uuid(),
  date: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((date) => date.toISOString().slice(0, 10)),
  'date-time': fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((date) => date.toISOString()),
  email: fc.emailAddress(),
  uri: fc.webUrl(),
};

/** A value that a schema allows, or the placeholder the generator would write for it. */
function sampleOf(sketch: Sketch, placeholders: boolean): fc.Arbitrary<unknown> {
  const own = bareValue(sketch, placeholders);
  return sketch.nullable ? fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: fc.constant(null) }) : own;
}

function bareValue(sketch: Sketch, placeholders: boolean): fc.Arbitrary<unknown> {
  switch (sketch.type) {
    case 'array':
      return fc.array(sampleOf(sketch.items as Sketch, placeholders), { maxLength: 3 });
    case 'object':
      return objectOf(sketch, placeholders);
    case 'null':
      return fc.constant(null);
    default:
      if (placeholders) {
        return fc.constant(`<${sketch.format === 'date-time' ? 'dateTime' : (sketch.format ?? sketch.type)}>`);
      }
      return sketch.format
        ? (FORMATS[sketch.format] as fc.Arbitrary<unknown>)
        : {
            string: fc.string(),
            integer: fc.integer(),
            number: fc.double({ noNaN: true, noDefaultInfinity: true }),
            boolean: fc.boolean(),
          }[sketch.type as 'string'];
  }
}

function objectOf(sketch: Sketch, placeholders: boolean): fc.Arbitrary<unknown> {
  const entries = Object.entries(sketch.properties ?? {}).map(([name, property]) => {
    const value = sampleOf(property.schema, placeholders).map((one) => [[name, one]] as [string, unknown][]);
    return property.optional ? fc.oneof(value, fc.constant<[string, unknown][]>([])) : value;
  });
  // Through text, as a saved body comes, so that every key is an own one.
  return fc.tuple(...entries).map((parts) =>
    JSON.parse(
      `{${parts
        .flat()
        .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
        .join(',')}}`,
    ),
  );
}

const api = fc.array(
  fc
    .tuple(
      fc.constantFrom('users', 'orders', 'a', 'items/:id'),
      fc.constantFrom('GET', 'POST', 'PUT'),
      schema,
      fc.boolean(),
    )
    .chain(([path, method, sketch, placeholders]) =>
      fc
        .array(sampleOf(sketch, placeholders), { minLength: 1, maxLength: 4 })
        .map((bodies) => ({ path, method, bodies })),
    ),
  { minLength: 1, maxLength: 4 },
);

const build = (operations: readonly { path: string; method: string; bodies: readonly unknown[] }[]): Plain =>
  collection(
    operations.map(({ path, method, bodies }) =>
      item({
        name: `Do ${path}`,
        method,
        url: `https://x/${path}`,
        ...(method === 'GET'
          ? {}
          : { body: { mode: 'raw', raw: JSON.stringify(bodies[0]), options: { raw: { language: 'json' } } } }),
        responses: bodies.map((body, index) => response(200, JSON.stringify(body), { name: `Example ${index + 1}` })),
      }),
    ),
  );

const isGenerated = (value: unknown): boolean => /"<\w+>"/.test(JSON.stringify(value));

describe('schema -> examples -> collection -> document', () => {
  test('every saved body and every example fits the schema given for it, and no operationId comes twice', () => {
    fc.assert(
      fc.property(api, (operations) => {
        const { document } = reconstruct(JSON.stringify(build(operations)));
        const check = checker(document);
        const ids: string[] = [];
        for (const [path, entry] of Object.entries((document as Plain).paths as Plain)) {
          for (const [method, operation] of Object.entries(entry as Plain) as [string, Plain][]) {
            ids.push(operation.operationId);
            const media = resolved(document, operation.responses['200']).content['application/json'];
            for (const [name, example] of Object.entries(media.examples) as [string, Plain][]) {
              expect(check(media.schema, example.value), `${method} ${path} ${name}`).toBeUndefined();
            }
            const own = operations.filter(
              (one) => one.method.toLowerCase() === method && `/${one.path.replace(':id', '{id}')}` === path,
            );
            for (const body of own.flatMap((one) => one.bodies).filter((one) => !isGenerated(one))) {
              expect(check(media.schema, body), `${method} ${path} as saved`).toBeUndefined();
            }
            const sent = operation.requestBody?.content['application/json'];
            for (const example of Object.values(sent?.examples ?? {}) as Plain[]) {
              expect(check(sent.schema, example.value), `${method} ${path} request`).toBeUndefined();
            }
          }
        }
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  test('gives the same bytes for the same collection', () => {
    fc.assert(
      fc.property(api, (operations) => {
        const text = JSON.stringify(build(operations));
        expect(JSON.stringify(reconstruct(text).document)).toBe(JSON.stringify(reconstruct(text).document));
      }),
      { numRuns: 50, seed: 12 },
    );
  });
});

import type { OpenApiDocument } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { allCells } from '../../src/derive/cells.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { tinyDocument } from './tiny-document.ts';

function idsOf(document: OpenApiDocument): readonly string[] {
  const { operations, resolve } = contractOf(document);
  return allCells(operations, resolve).map(({ id }) => id);
}

test('every status, example, request example and parameter becomes a cell, and two of them in the other style', () => {
  expect(idsOf(tinyDocument)).toEqual([
    'things_list 200 page, throwing, with required',
    'things_list 202 empty, throwing, with required',
    'things_list 401 first, throwing, with required',
    'things_list 401 second, throwing, with required',
    'things_list 200 page, throwing, with query kind__in',
    'things_list 202 empty, throwing, with header X-Mode',
    'things_list 202 empty, throwing, with every parameter',
    'things_list 200 page, result, with required',
    'things_list 401 first, result, with required',
    'things_update 200 thing, throwing, with one',
    'things_update 200 thing, throwing, with two',
    'things_update 200 thing, result, with one',
  ]);
});

test('a response that operations share is proven with all examples once, and with one for every other operation', () => {
  const shared = broken(({ paths, ...rest }) => {
    const listed = tree(paths, '/things/', 'get', 'responses');
    Object.assign((rest as unknown as { components: Record<string, object> }).components, {
      responses: { Unauthorized: listed['401'] },
    });
    for (const responses of [listed, tree(paths, '/things/{id}/', 'put', 'responses')]) {
      responses['401'] = { $ref: '#/components/responses/Unauthorized' };
    }
  });
  expect(idsOf(shared).filter((id) => id.includes('401'))).toEqual([
    'things_list 401 first, throwing, with required',
    'things_list 401 second, throwing, with required',
    'things_list 401 first, result, with required',
    'things_update 401 first, throwing, with two',
    'things_update 401 first, result, with two',
  ]);
});

test('a 202 is asked for with the header that stands for asynchronous work', () => {
  const { operations, resolve } = contractOf(tinyDocument);
  const cells = allCells(operations, resolve);
  expect(cells.find(({ id }) => id.startsWith('things_list 202'))?.call.header).toEqual({ 'X-Mode': 'async' });
  expect(cells.find(({ id }) => id.startsWith('things_list 200'))?.call.header).toEqual({});
});

function broken(change: (copy: { readonly paths: object }) => void): OpenApiDocument {
  const copy = structuredClone(tinyDocument);
  change(copy as never);
  return copy;
}

test.each<[what: string, message: RegExp, document: OpenApiDocument]>([
  [
    'a response without an example',
    /things_update 200 has no named example/,
    broken(({ paths }) => {
      delete tree(paths, '/things/{id}/', 'put', 'responses', '200', 'content', 'application/json').examples;
    }),
  ],
  [
    'a request body without an example',
    /things_update: the request body has no named example/,
    broken(({ paths }) => {
      delete tree(paths, '/things/{id}/', 'put', 'requestBody', 'content', 'application/json').examples;
    }),
  ],
  [
    'a parameter without an example',
    /things_list: query parameter "kind__in" has no example/,
    broken(({ paths }) => {
      delete tree(paths, '/things/', 'get', 'parameters', '0').example;
    }),
  ],
  [
    'a range of statuses',
    /things_list declares "4XX"/,
    broken(({ paths }) => {
      tree(paths, '/things/', 'get', 'responses')['4XX'] = { description: 'Any.' };
    }),
  ],
])('%s cannot go unproven', (_what, message, document) => {
  expect(() => idsOf(document)).toThrow(message);
});

function tree(node: object, ...keys: readonly string[]): Record<string, unknown> {
  return keys.reduce((inner, key) => (inner as Record<string, object>)[key] ?? {}, node) as Record<string, unknown>;
}

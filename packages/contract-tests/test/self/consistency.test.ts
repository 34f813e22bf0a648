import type { OpenApiDocument } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { undocumentedCodes, unshownCodes } from '../../src/codes/codes.ts';
import { closedResponses, misplacedParameters, unknownFilters } from '../../src/consistency/conventions.ts';
import { bodiesOf, describedValues } from '../../src/consistency/examples.ts';
import { schemaExamples, undeclaredFields, unshownFields } from '../../src/consistency/fields.ts';
import {
  brokenLinks,
  mismatchedPathParameters,
  orphanedPaths,
  unprotectedOperations,
} from '../../src/consistency/operations.ts';
import { scopeOf } from '../../src/consistency/scope.ts';
import { type Contract, contractOf } from '../../src/support/bundle.ts';
import { tinyDocument } from './tiny-document.ts';

/** The tiny document, changed as text is: what stands in it once is replaced. */
function changed(from: string, to: string): Contract {
  const text = JSON.stringify(tinyDocument);
  expect(text.split(from), `"${from}" stands in the document once`).toHaveLength(2);
  return contractOf(JSON.parse(text.replace(from, to)) as OpenApiDocument);
}

const tiny = contractOf(tinyDocument);
const valuesOf = (contract: Contract) => describedValues(contract, bodiesOf(contract));

test('a field that no schema names is found, wherever an example has it', () => {
  expect(undeclaredFields(valuesOf(tiny))).toEqual([]);
  const broken = changed('"value":{"id":"2","note":null}', '"value":{"id":"2","nota":null}');
  expect(undeclaredFields(valuesOf(broken))).toEqual(['things_update two: .nota']);
});

test('a field that no example has is found, also within a part of the document', () => {
  const missing = ['day', 'count'].map((name) => `/components/schemas/Thing/properties/${name}`);
  expect(unshownFields(tiny, valuesOf(tiny))).toEqual(missing);
  const scope = scopeOf('/components/schemas/Thing/properties/id', () => true);
  expect(unshownFields(tiny, describedValues(tiny, bodiesOf(tiny, scope)), scope)).toEqual(missing);
  const elsewhere = scopeOf('/components/schemas/Other', () => true);
  expect(bodiesOf(tiny, elsewhere)).toEqual([]);
  expect(unshownFields(tiny, [], elsewhere)).toEqual([]);
});

test('the examples of schemas are found with the schema they stand in', () => {
  const day = { type: 'string', format: 'date', examples: ['2026-01-31'] };
  const contract = changed('{"type":"string","format":"date"}', JSON.stringify(day));
  expect(schemaExamples(contract)).toEqual([
    { pointer: '/components/schemas/Thing/properties/day', schema: day, value: '2026-01-31' },
  ]);
});

test('answers that are closed are found', () => {
  expect(closedResponses(tiny)).toEqual(['/components/schemas/Thing']);
  expect(closedResponses(changed('"additionalProperties":false,', ''))).toEqual([]);
});

test('parameters where they do not belong are found, and filters that mean nothing', () => {
  expect(misplacedParameters(tiny)).toEqual([]);
  expect(misplacedParameters(changed('"X-Mode","in":"header"', '"X-Mode","in":"query"'))).toEqual([
    'things_list: X-Mode in query',
  ]);
  expect(unknownFilters(tiny)).toEqual([]);
  expect(unknownFilters(changed('kind__in', 'kind__im'))).toEqual(['things_list: kind__im']);
});

test('paths that lost their collection or a parameter are found', () => {
  expect([...orphanedPaths(tiny), ...mismatchedPathParameters(tiny)]).toEqual([]);
  expect(orphanedPaths(changed('"/things/":', '"/stuff/":'))).toEqual(['/things/{id}/: things has no /things/']);
  expect(mismatchedPathParameters(changed('"name":"id","in":"path"', '"name":"key","in":"path"'))).toEqual([
    'things_update: id',
    'things_update: key',
  ]);
});

test('an operation without credentials is found, unless it takes them in its body', () => {
  expect(unprotectedOperations(tiny)).toEqual([]);
  const open = changed('"operationId":"things_update"', '"operationId":"things_update","security":[]');
  expect(unprotectedOperations(open)).toEqual(['things_update']);
  const text = JSON.stringify(open.document).replace('"x-sensitive":"personal"', '"x-sensitive":"credential"');
  expect(unprotectedOperations(contractOf(JSON.parse(text) as OpenApiDocument))).toEqual([]);
});

test.each([
  ['an operation', { operationId: 'things_nowhere' }, 'there is no operation things_nowhere'],
  ['a parameter', { operationId: 'things_update', parameters: { key: '$response.body#/0/id' } }, 'key leads nowhere'],
  ['a value', { operationId: 'things_update', parameters: { id: '$response.body#/0/key' } }, '/0/key leads nowhere'],
  ['a field', { operationId: 'things_update', requestBody: { key: '$response.body#/0/id' } }, 'key leads nowhere'],
])('a link to %s that does not exist is found', (_, link, problem) => {
  const withLink = (one: object) =>
    changed('"description":"Listed."', `"description":"Listed.","links":{"next":${JSON.stringify(one)}}`);
  expect(brokenLinks(withLink(link)).join()).toContain(problem);
  const right = { operationId: 'things_update', parameters: { id: '$response.body#/0/id' } };
  expect(brokenLinks(withLink(right))).toEqual([]);
});

test('error codes without an example are found, and examples without a code', () => {
  const codes = { a: { statuses: [401] }, c: { statuses: [401] }, never: { statuses: [405] } };
  const contract = contractOf({ ...tinyDocument, 'x-error-codes': codes } as OpenApiDocument);
  expect(unshownCodes(contract)).toEqual(['c']);
  expect(undocumentedCodes(contract)).toEqual(['things_list 401 second: b']);
});

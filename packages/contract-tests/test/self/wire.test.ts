import type { JournalEntry } from '@belvo-openapi/mock';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Operation } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { contractOf } from '../../src/support/bundle.ts';
import { CREDENTIALS, wireDifferences } from '../../src/wire/compare.ts';
import { tinyDocument } from './tiny-document.ts';

const contract = contractOf(tinyDocument);
const [list, update] = contract.operations as readonly [Operation, Operation];
const authorization = `Basic ${Buffer.from(`${CREDENTIALS.secretId}:${CREDENTIALS.secretPassword}`).toString('base64')}`;
const headers = { authorization, accept: 'application/json' };

function recorded(changed: Partial<JournalEntry>): JournalEntry {
  return { method: 'GET', url: '/things/', headers, text: '', json: undefined, ...changed } as JournalEntry;
}

const listCall = { name: 'test', path: {}, query: { kind__in: ['a,b', 'ü c'] }, header: { 'X-Mode': 'async' } };
const listed = { url: '/things/?kind__in=a%2Cb,%C3%BC%20c', headers: { ...headers, 'x-mode': 'async' } };

test('a request that is as specified has no differences', () => {
  expect(wireDifferences(contract, list, listCall, recorded(listed))).toEqual([]);
});

const listedOtherwise: readonly (readonly [what: string, changed: Partial<JournalEntry>])[] = [
  ['method', { ...listed, method: 'POST' }],
  ['path', { ...listed, url: listed.url.replace('/?', '?') }],
  ['query', { ...listed, url: '/things/?kind__in=a,b,%C3%BC%20c' }],
  ['query', { ...listed, url: '/things/?kind__in=a%2Cb&kind__in=%C3%BC%20c' }],
  ['query', { ...listed, url: '/things/?kind__in=a%2Cb,%C3%BC+c' }],
  ['query', { ...listed, url: `${listed.url}&unknown=1` }],
  ['header X-Mode', { ...listed, headers }],
  ['header authorization', { ...listed, headers: { ...listed.headers, authorization: 'Basic b3RoZXI=' } }],
  ['header accept', { ...listed, headers: { ...listed.headers, accept: 'text/html' } }],
  ['body', { ...listed, text: '{}' }],
  ['header content-type', { ...listed, headers: { ...listed.headers, 'content-type': 'application/json' } }],
];

test('each difference is named', () =>
  checkRows(
    listedOtherwise,
    ([what, { url }]) => `${what} of ${url}`,
    ([what, changed]) => {
      const differences = wireDifferences(contract, list, listCall, recorded(changed));
      expect(differences).toEqual([expect.stringContaining(what)]);
    },
  ));

const updateCall = { name: 'test', path: { id: 'a b/ü' }, query: {}, header: {}, body: { id: '1', note: null } };
const updated = {
  method: 'PUT',
  url: '/things/a%20b%2F%C3%BC/',
  headers: { ...headers, 'content-type': 'application/json' },
  text: '{"id":"1","note":null}',
  json: { id: '1', note: null },
};

const updatedOtherwise: readonly (readonly [what: string, changed: Partial<JournalEntry>])[] = [
  ['path', { ...updated, url: '/things/a b%2F%C3%BC/' }],
  ['path', { ...updated, url: '/things/a%20b/%C3%BC/' }],
  ['body', { ...updated, json: { id: '1' } }],
  ['header content-type', { ...updated, headers: { ...headers, 'content-type': 'text/plain' } }],
];

test('each difference is named, with a body too', async () => {
  expect(wireDifferences(contract, update, updateCall, recorded(updated))).toEqual([]);
  await checkRows(
    updatedOtherwise,
    ([what, { url }]) => `${what} of ${url}`,
    ([what, changed]) => {
      const differences = wireDifferences(contract, update, updateCall, recorded(changed));
      expect(differences).toEqual([expect.stringContaining(what)]);
    },
  );
});

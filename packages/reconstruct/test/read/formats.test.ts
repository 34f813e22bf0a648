import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { reconstruct, UnreadableCollectionError } from '../../src/index.ts';
import { identifyText } from '../../src/read/identify.ts';
import { fromV3 } from '../../src/read/postman-v3.ts';
import { collection, item, response } from '../support/collections.ts';
import type { Plain } from '../support/convert.ts';

const document = (input: unknown, options = {}): Plain => reconstruct(input, options).document;
const codes = (input: unknown): string[] => reconstruct(input).diagnostics.map((finding) => finding.code);

describe('what is no collection is refused, and named', () => {
  testRows(
    'hold',
    [
      ['an OpenAPI document (version 3.1.0)', { openapi: '3.1.0', info: { title: 'x' }, paths: {} }],
      ['an OpenAPI document (Swagger 2.0)', { swagger: '2.0', paths: {} }],
      ['a Postman environment', { name: 'Dev', values: [{ key: 'a', value: 'b' }] }],
      ["an export of Postman's globals", { values: [], _postman_variable_scope: 'globals' }],
      ['a dump of Postman data without any collection', { version: 1, collections: [], environments: [] }],
      ['an HTTP archive', { log: { entries: [] } }],
      ['an Insomnia export', { _type: 'export', resources: [] }],
      ['JSON without a list of items', { a: 1 }],
      ['a list, and nothing in it', [1, 2]],
      ['a number', 5],
      ['null', null],
      ['a string', 'x'],
      ['a Bruno collection', { name: 'x', version: '1', items: [], brunoConfig: {} }],
      ['a Bruno collection', { name: 'x', version: '1', type: 'collection' }],
      ['a Thunder Client collection', { clientName: 'Thunder Client', collectionName: 'x', folders: [] }],
      ['a package.json', { name: 'x', version: '1.0.0', scripts: {} }],
      ['the answer of a request that failed', { error: { name: 'notFound', message: 'No such collection' } }],
    ],
    (name, input) => {
      expect(() => reconstruct(JSON.stringify(input))).toThrow(UnreadableCollectionError);
      expect(() => reconstruct(JSON.stringify(input))).toThrow(`This is ${name}`);
    },
  );

  testRows(
    'hold as text',
    [
      ['an HTML page', '\n<!DOCTYPE html><html></html>'],
      ['a WSDL description', '<?xml version="1.0"?><wsdl:definitions/>'],
      ['XML', '<a/>'],
      ['a PDF document', '%PDF-1.7\n'],
      ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\n'],
      ['a file with the marks of an unresolved merge', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n'],
      ['binary data', 'PK\u0003\u0004'],
      ['JSON with comments', '// mine\n{"info": {}}'],
      ['a Bruno request', 'meta {\n  name: Get\n}'],
      ['a curl command', "curl -X POST 'https://a.example'"],
      ['a file of HTTP requests', '### List\nGET https://a.example/x\n'],
      ['a GraphQL schema', '# All.\ntype Query {\n  a: Int\n}'],
      ['a description in Protocol Buffers', 'syntax = "proto3";'],
    ],
    (name, text) => {
      expect(identifyText(text)).toContain(`This is ${name}`);
    },
  );

  test('an empty collection is one', () => {
    expect(codes(collection([]))).toEqual(['no-items']);
  });
});

describe('what holds collections', () => {
  const a = collection([item({ name: 'Get a', url: 'https://x/a' })], { info: { name: 'A' } });
  const b = collection([{ name: 'Bs', item: [item({ name: 'Get b', url: 'https://x/b' })] }], { info: { name: 'B' } });

  testRows(
    'hold',
    [
      ["the answer of Postman's API", { collection: a }],
      ['a dump', { version: 1, collections: [a], environments: [] }],
      ['a list', [a]],
      ['what a web application answers', { data: { collection: a } }],
      ['a list of texts', [JSON.stringify(a)]],
      ['a list of items', a.item],
      ['a list of folders', [{ name: 'As', item: a.item }]],
    ],
    (_name, input) => {
      expect(Object.keys(document(JSON.stringify(input)).paths)).toEqual(['/a']);
    },
  );

  test('several become one document', () => {
    const both = document([JSON.stringify(a), b]);
    expect(both.info.title).toBe('A, B');
    expect(both.paths['/a'].get.tags).toEqual(['A']);
    expect(both.paths['/b'].get.tags).toEqual(['Bs']);
  });

  test('that disagree about a variable are reported', () => {
    const variable = (value: string) => ({ variable: [{ key: 'host', value }] });
    const both = [collection([item()], variable('https://x')), collection([item()], variable('https://y'))];
    expect(codes(both)).toContain('variable-clash');
  });
});

test('a collection of the first format', () => {
  const v1 = {
    id: 'c',
    name: 'Old',
    order: ['r2'],
    folders: [{ id: 'f', name: 'Pets', description: 'All pets.', order: ['r1'] }],
    requests: [
      {
        id: 'r1',
        name: 'Create pet',
        method: 'POST',
        url: 'https://x/pets/:owner?dry=true',
        headers: 'Content-Type: application/json\nX-Trace: 7\n',
        pathVariables: { owner: '7' },
        dataMode: 'raw',
        rawModeData: '{"name": "Rex"}',
        currentHelper: 'basicAuth',
        helperAttributes: { username: 'ana', password: '' },
        responses: [{ name: 'Created', responseCode: { code: 201, name: 'Created' }, text: '{"id": 1}' }],
      },
      {
        id: 'r2',
        name: 'Upload',
        method: 'PUT',
        url: 'https://x/files',
        dataMode: 'params',
        data: [{ key: 'f', type: 'file' }],
      },
      { id: 'r3', name: 'Lost', method: 'GET', url: 'https://x/lost' },
    ],
  };
  const { paths, tags } = document(v1);
  expect(tags).toEqual([{ name: 'Pets', description: 'All pets.' }]);
  expect(Object.keys(paths)).toEqual(['/files', '/pets/{owner}', '/lost']);
  const pets = paths['/pets/{owner}'].post;
  expect(pets.parameters.map((parameter: Plain) => parameter.name)).toEqual(['owner', 'dry', 'X-Trace']);
  expect(pets.security).toEqual([{ basicAuth: [] }]);
  expect(pets.requestBody.content['application/json'].examples.create_pet.value).toEqual({ name: 'Rex' });
  expect(pets.responses['201'].content['application/json'].examples.created.value).toEqual({ id: 1 });
  expect(Object.keys(paths['/files'].put.requestBody.content)).toEqual(['multipart/form-data']);
});

test('a collection of the third format', () => {
  const request = {
    $kind: 'http-request',
    method: 'POST',
    url: '{{host}}/pets/:owner',
    headers: { 'X-Trace': '7' },
    queryParams: [{ key: 'dry', value: 'true', description: 'Required. Only check.' }],
    pathVariables: [{ key: 'owner', value: '7' }],
    body: { type: 'json', content: '{"name": "Rex"}' },
    auth: { type: 'bearer', credentials: { token: '{{token}}' } },
  };
  const example = {
    response: { statusCode: 201, headers: { ETag: '"a"' }, body: { type: 'json', content: '{"id": 1}' } },
  };
  const v3 = fromV3({
    name: 'pets',
    definition: { name: 'Pets API', variables: { host: 'https://x' } },
    requests: [],
    folders: [
      {
        name: 'Pets',
        definition: {},
        folders: [],
        requests: [{ name: 'Create pet', request, examples: [{ name: 'Created', example }] }],
      },
    ],
  });
  const { paths, servers, info } = document(v3);
  expect([info.title, servers[0].url]).toEqual(['Pets API', 'https://x']);
  const create = paths['/pets/{owner}'].post;
  expect(create).toMatchObject({ tags: ['Pets'], summary: 'Create pet', security: [{ bearerAuth: [] }] });
  expect(create.parameters).toMatchObject([{ name: 'owner' }, { name: 'dry', required: true }, { name: 'X-Trace' }]);
  expect(create.responses['201'].content['application/json'].examples.created.value).toEqual({ id: 1 });
});

describe('environments', () => {
  const environment = (name: string, host: string) => ({ name, values: [{ key: 'host', value: host, enabled: true }] });
  const api = collection([item({ url: '{{host}}/a' })], {
    variable: [{ key: 'host', value: 'https://c.example.com' }],
  });

  test('come before the collection, and are a server each', () => {
    const environments = [environment('Live', 'https://l.example.com'), environment('Test', 'https://t.example.com')];
    expect(document(api, { environments }).servers).toEqual([
      { url: 'https://l.example.com', description: 'Live' },
      { url: 'https://t.example.com', description: 'Test' },
    ]);
  });

  test('that are none are refused', () => {
    expect(() => document(api, { environments: [api] })).toThrow('No environment: this is a Postman collection');
  });
});

test('responses of every format keep their status', () => {
  expect(
    Object.keys(document(collection([item({ responses: [response(204, '')] })])).paths['/things/{id}'].get.responses),
  ).toEqual(['204']);
});

import { loadBundle } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { clientFiles } from '../../codegen/client-files.ts';
import { tinyDocument, withOperation } from './document.ts';

const squeeze = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ');
const generated = async (doc = tinyDocument()) => {
  const files = await clientFiles(doc);
  return (name: string) => squeeze(files.get(name));
};

test('the same document always gives the same files', async () => {
  const [first, second] = [await clientFiles(loadBundle()), await clientFiles(loadBundle())];
  expect([...second]).toEqual([...first]);
  expect(first.size).toBeGreaterThan(20);
});

test('models have their own names, open enums keep their values, defaults do not make fields required', async () => {
  const models = (await generated())('models.ts');
  expect(models).toContain('export interface Box {');
  expect(models).toContain("size?: 'small' | 'large' | (string & {}) | null;");
  expect(models).toContain('kind?: Kind | (string & {});');
  expect(models).toContain('weight?: number;');
  expect(models).toContain('results?: Box[];');
});

test('facts say how a call is made', async () => {
  const facts = (await generated())('facts/boxes.ts');
  expect(facts).toContain('id: "boxes_list", method: "GET", path: "/boxes/", retry: "safe"');
  expect(facts).toContain('exploded: ["tag"]');
  expect(facts).toContain('fixedHeaders: { "X-Version": "2" }');
  expect(facts).toContain('items: "results"');
  expect(facts).toContain('secrets: "owner_document"');
  expect(facts).toContain('idempotencyHeader: "tiny-idempotency-key"');
  expect(facts).toContain('secrets: "owner_document", write: writeParams }');
  expect(facts).toContain('idempotencyHeader: "tiny-idempotency-key", write: writeHeaders,');
  const codes = (await generated())('facts/codes.ts');
  expect(codes).toContain('isAnonymous: true');
  expect(codes).not.toContain('write:');
});

test('the MFA link becomes the operation, the field of the token, what is handed over and what is kept', async () => {
  const facts = (await generated())('facts/boxes.ts');
  expect(facts).toContain("import { codesSendFacts } from './codes.ts';");
  expect(facts).toContain('mfa: { resume: codesSendFacts, tokenField: "code", from: "handle=session", keep: "keep" }');
});

test('an operation has its facts in place, unless others resume with it', async () => {
  const file = await generated();
  const boxes = file('resources/boxes.ts');
  expect(boxes).toContain('(client, { id: "boxes_list", method: "GET", path: "/boxes/", retry: "safe"');
  expect(boxes).toContain("import { writeHeaders, writeParams } from '../../core/query.ts';");
  expect(boxes).toContain("import { codesSendFacts } from '../facts/codes.ts';");
  expect(file('resources/codes.ts')).toContain('(client, codesSendFacts(), ');
});

test('signatures: path, body, params, options; asynchronous mode is an overload; a header with one value is not asked for', async () => {
  const file = await generated();
  const boxes = file('resources/boxes.ts');
  expect(boxes).toContain('list(params?: BoxesListParams, options?: ListCallOptions): BoxesListCall;');
  expect(boxes.replace('fixedHeaders: { "X-Version": "2" }', '')).not.toContain('X-Version');
  expect(boxes).toContain(
    'delete(boxId: string, body: Key | undefined, params: BoxesDeleteAsyncParams, options?: CallOptions): BoxesDeleteAsyncCall;',
  );
  expect(boxes).toContain(
    'delete(boxId: string, body?: Key, params?: BoxesDeleteParams, options?: CallOptions): BoxesDeleteCall;',
  );
  expect(boxes).toContain('export interface BoxesDeleteAsyncParams extends BoxesDeleteParams {');
  expect(boxes).toContain('"X-Mode": "async";');
  expect(file('resources/codes.ts')).toContain('send(body: CodeRequest, options?: CallOptions): CodesSendCall;');
});

test('documentation carries description, parameters, repeats, deprecation and page, and cannot end early', async () => {
  const boxes = (await generated())('resources/boxes.ts');
  expect(boxes).toContain('Careful: *\\/ ends comments.');
  expect(boxes).toContain('@param boxId The box.');
  expect(boxes).toContain('always under the same idempotency key');
  expect(boxes).toContain('@deprecated');
  expect(boxes).toMatch(/@see http\S+\/boxes\/delete\.html/);
});

test('error codes, environments, secrets and decimals are read from the document', async () => {
  const file = await generated();
  expect(file('facts.ts')).toContain(
    'environments: Readonly<Record<Environment, string>> = { staging: "https://test.example.com" }',
  );
  expect(file('facts.ts')).toContain('{ full: 7000, broken: -1 }');
  expect(file('error-codes.ts')).toContain('409: "full";');
  expect(file('redaction.ts')).toContain('personalNames = "owner.name"');
  expect(file('decimals.ts')).toContain('decimalNames = "weight"');
});

test('one module per resource, named like its file', async () => {
  const files = await clientFiles(tinyDocument());
  expect([...files.keys()].filter((name) => name.startsWith('resources/'))).toEqual([
    'resources/boxes.ts',
    'resources/codes.ts',
  ]);
});

test.each([
  ['an operationId without a resource', '/boxes/', 'get', { operationId: 'send' }, 'resource_verb'],
  ['no retry class', '/boxes/', 'get', { 'x-retry': undefined }, 'x-retry'],
  [
    'a cookie parameter',
    '/boxes/',
    'get',
    { parameters: [{ name: 'c', in: 'cookie', schema: { type: 'string' } }] },
    'cookie',
  ],
  [
    'a style it cannot write',
    '/boxes/',
    'get',
    { parameters: [{ name: 'c', in: 'query', style: 'deepObject', schema: { type: 'object' } }] },
    'deepObject',
  ],
  [
    'a name in query and header',
    '/boxes/',
    'get',
    {
      parameters: [
        { name: 'c', in: 'query', schema: { type: 'string' } },
        { name: 'c', in: 'header', schema: { type: 'string' } },
      ],
    },
    '"c" is both',
  ],
  ['a placeholder without a parameter', '/boxes/{box_id}/delete/', 'post', { parameters: [] }, '{box_id}'],
  [
    'a body that is not JSON',
    '/boxes/',
    'get',
    { requestBody: { content: { 'text/csv': { schema: { type: 'string' } } } } },
    'text/csv',
  ],
  ['a range of statuses', '/boxes/', 'get', { responses: { '4XX': { description: 'No.' } } }, '4XX'],
  [
    'a secret in the path',
    '/boxes/{box_id}/delete/',
    'post',
    {
      parameters: [
        { name: 'box_id', in: 'path', required: true, 'x-sensitive': 'credential', schema: { type: 'string' } },
      ],
    },
    'kept out of logs',
  ],
  ['a verb twice', '/boxes/', 'get', { operationId: 'boxes_delete' }, 'boxes_delete'],
])('what it cannot express is refused by name: %s', async (_what, path, method, change, message) => {
  await expect(clientFiles(withOperation(path, method, change))).rejects.toThrow(message);
});

test('a link that hands over something else than the session is refused', async () => {
  const doc = structuredClone(tinyDocument()) as unknown as {
    components: { schemas: { CodeRequest: { properties: object } } };
  };
  Object.assign(doc.components.schemas.CodeRequest.properties, {
    pin: { type: 'string', 'x-sensitive': 'credential' },
  });
  await expect(clientFiles(doc as never)).rejects.toThrow('exactly one field');
});

test.each([
  ['servers', { servers: [{ url: 'https://a.example.com' }] }, 'description'],
  ['error codes', { 'x-error-codes': undefined }, 'x-error-codes'],
  ['schema names', { components: { schemas: { '1Box': { type: 'string' } } } }, '1Box'],
])('%s that cannot be used are refused by name', async (_what, change, message) => {
  const doc = tinyDocument(change);
  if ('components' in change) {
    (doc as unknown as { paths: object }).paths = {};
  }
  await expect(clientFiles(doc)).rejects.toThrow(message);
});

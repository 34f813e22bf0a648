import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { loadBundle } from '@belvo-openapi/spec';
import { expect, onTestFinished, test, vi } from 'vitest';
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
  const models = (await generated())('data/models.ts');
  expect(models).toContain('export interface Box {');
  expect(models).toContain("size?: 'small' | 'large' | (string & {}) | null;");
  expect(models).toContain('kind?: Kind | (string & {});');
  expect(models).toContain('weight?: number;');
  expect(models).toContain('results?: Box[];');
});

test('what may be left out of a request may be undefined; a response has no such thing', async () => {
  const file = await generated();
  expect(file('data/models.ts')).toContain('export interface Key { keep?: boolean | undefined; }');
  expect(file('operations/boxes.ts')).toContain('tag?: string[] | undefined;');
  expect(file('data/schema.ts')).toContain('tag?: string[] | undefined;');
});

test('the body of a refusal has a type of its own name, also where it is referred to', async () => {
  const files = await clientFiles(
    withOperation('/codes/', 'put', {
      responses: {
        200: {
          description: 'Done.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Box' } } },
        },
        400: {
          description: 'No.',
          content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Kind' } } } },
        },
        409: { description: 'No.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Box' } } } },
      },
    }),
  );
  expect(files.get('data/models.ts')).toContain('export type KindBody = ');
  expect(files.get('data/models.ts')).toContain('kind?: KindBody | (string & {});');
  expect(files.get('data/schema.ts')).toContain('Kind: KindBody;');
  expect(files.get('operations/codes.ts')).toContain('Failure<400, KindBody[]>');
  // What is data as well keeps its name.
  expect(files.get('operations/codes.ts')).toContain('Failure<409, Box>');
});

test('definitions say how a call is made', async () => {
  const definitions = (await generated())('operations/definitions.ts');
  expect(definitions).toContain(
    'boxesListOperation: Operation = { id: "boxes_list", path: "/boxes/", exploded: ["tag"], fixedHeaders: { "X-Version": "2" }',
  );
  expect(definitions).toContain('exploded: ["tag"]');
  expect((await generated())('operations/all.ts')).toContain(
    '[boxesListOperation, { owner_document: lookups1, size__in: lookups1, tag: lookups1 }],',
  );
  expect(definitions).toContain(
    'secrets: ["owner_document"], method: "GET", retry: "safe", items: "results", run: listCall, write: buildQuery }',
  );
  expect(definitions).toMatch(/idempotencyHeader: "tiny-idempotency-key", [^\n]*makeKey: uuid/);
  expect(definitions).not.toContain('hasOptionNames');
  expect(definitions).toContain('headers: { idempotencyKey: ["Tiny-Idempotency-Key"], mode: ["X-Mode", "async"] }');
  expect(definitions).toContain('body: "optional"');
  expect(definitions).toMatch(/codesSendOperation: Operation = \{[^\n]*isAnonymous: true, [^\n]*body: "required"/);
});

test('the MFA link becomes the operation, the field of the token, what is handed over and what is kept', async () => {
  const definitions = (await generated())('operations/definitions.ts');
  expect(definitions).toContain(
    'const resume1: MfaResume = { resume: () => codesSendOperation, tokenField: "code", from: { handle: "session" }, keep: ["keep"] }',
  );
  expect(definitions).toMatch(/boxesDeleteOperation: [^;]* mfa: resume1 }/);
});

test('a function hands its values to the runtime, with the definition of the operation', async () => {
  const boxes = (await generated())('operations/boxes.ts');
  expect(boxes).toContain(
    'export function boxesList(...values: readonly unknown[]): unknown { return boxesListOperation.run(boxesListOperation, values); }',
  );
  expect(boxes).toContain("import { boxesListOperation, boxesDeleteOperation } from './definitions.ts';");
});

test('signatures: path, body, params, options; headers are options; asynchronous mode is an overload', async () => {
  const file = await generated();
  const boxes = file('operations/boxes.ts');
  expect(boxes).toContain('list(params?: BoxesListParams, options?: ListCallOptions): BoxesListCall;');
  expect(boxes).not.toContain('X-Version');
  expect(boxes).toContain(
    'delete(boxId: string, body: Key | undefined, options: BoxesDeleteAsyncOptions): BoxesDeleteAsyncCall;',
  );
  expect(boxes).toContain('delete(boxId: string, body?: Key, options?: BoxesDeleteOptions): BoxesDeleteCall;');
  expect(boxes).toContain(
    'export interface BoxesDeleteAsyncOptions extends CallOptions { idempotencyKey?: string | undefined; mode: "async"; }',
  );
  expect(boxes).toContain(
    'export interface BoxesDeleteOptions extends CallOptions { idempotencyKey?: string | undefined; mode?: undefined; }',
  );
  expect(file('operations/codes.ts')).toContain('send(body: CodeRequest, options?: CallOptions): CodesSendCall;');
});

test('types of operations are exported by their names, without the functions', async () => {
  const file = await generated();
  expect(file('operations/types.ts')).toContain('BoxesDeleteAsyncCall');
  expect(file('operations/types.ts')).not.toContain('boxesDelete,');
  expect(file('operations/index.ts')).toContain("export { boxesList, boxesDelete } from './boxes.ts';");
});

test('documentation carries description, parameters, repeats, deprecation and page, and cannot end early', async () => {
  vi.stubEnv('BELVO_REFERENCE_URL', 'https://docs.example.com/');
  onTestFinished(() => void vi.unstubAllEnvs());
  const boxes = (await generated())('operations/boxes.ts');
  expect(boxes).toContain('Careful: *\\/ ends comments.');
  expect(boxes).toContain('@param boxId The box.');
  expect(boxes).toContain('always under the same idempotency key');
  expect(boxes).toContain('@deprecated');
  expect(boxes).toContain('@see https://docs.example.com/boxes/delete.html');
});

test('documentation leads nowhere unless the reference is published', async () => {
  vi.stubEnv('BELVO_REFERENCE_URL', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const boxes = (await generated())('operations/boxes.ts');
  expect(boxes).not.toContain('@see');
  expect(boxes).not.toContain('http');
});

test('error codes, environments, secrets and decimals are read from the document', async () => {
  const file = await generated();
  expect(file('data/constants.ts')).toContain(
    'environments: Readonly<Record<Environment, string>> = { staging: "https://test.example.com" }',
  );
  expect(file('data/constants.ts')).toContain('new Map([["full", 7000], ["broken", -1]])');
  expect(file('data/error-codes.ts')).toContain('409: "full";');
  expect(file('data/error-codes.ts')).toContain('remedy: "Wait until there is room.", waitMs: 7000');
  expect(file('data/redaction.ts')).toContain('personalNames: readonly string[] = [ "owner.name", ]');
  expect(file('data/decimals.ts')).toContain('decimalNames: readonly string[] = [ "weight", ]');
});

test('one module per resource, named like its file', async () => {
  const files = await clientFiles(tinyDocument());
  expect([...files.keys()].filter((name) => /boxes|codes\.ts/.test(name))).toEqual([
    'data/error-codes.ts',
    'operations/boxes.ts',
    'operations/codes.ts',
  ]);
});

testRows(
  'what it cannot express is refused by name',
  [
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
      'a header that would be an option there is already',
      '/boxes/',
      'get',
      { parameters: [{ name: 'X-Timeout', in: 'header', schema: { type: 'string' } }] },
      'the option "timeout"',
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
  ],
  async (_what, path, method, change, message) => {
    await expect(clientFiles(withOperation(path, method, change))).rejects.toThrow(message);
  },
);

test('a link that hands over something else than the session is refused', async () => {
  const doc = structuredClone(tinyDocument()) as unknown as {
    components: { schemas: { CodeRequest: { properties: object } } };
  };
  Object.assign(doc.components.schemas.CodeRequest.properties, {
    pin: { type: 'string', 'x-sensitive': 'credential' },
  });
  await expect(clientFiles(doc as never)).rejects.toThrow('exactly one field');
});

testRows(
  'definitions that cannot be used are refused by name',
  [
    ['servers', { servers: [{ url: 'https://a.example.com' }] }, 'description'],
    ['error codes', { 'x-error-codes': undefined }, 'x-error-codes'],
    ['schema names', { components: { schemas: { '1Box': { type: 'string' } } } }, '1Box'],
  ],
  async (_what, change, message) => {
    const doc = tinyDocument(change);
    if ('components' in change) {
      (doc as unknown as { paths: object }).paths = {};
    }
    await expect(clientFiles(doc)).rejects.toThrow(message);
  },
);

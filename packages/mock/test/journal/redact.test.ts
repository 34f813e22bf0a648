import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { listOperations, loadBundle, type OpenApiDocument } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/index.ts';
import { createRedactor } from '../../src/journal/redact.ts';
import { indexOperations } from '../../src/spec/operations.ts';
import { document } from '../support/document.ts';
import { authorization } from '../support/http.ts';

const bundle = loadBundle();
const secrets = /not-a-real|Ana Exemplo|000\.000\.001-91/;

test('hides what the document marks, wherever it stands', () => {
  const shown = redacted(document, {
    method: 'POST',
    url: '/things/',
    rawHeaders: [
      ['Authorization', authorization],
      ['X-Plain', 'plain'],
      ['Cookie', 'session=not-a-real-session'],
    ],
    json: {
      link: 'l',
      password: 'not-a-real-password',
      owner: { nickname: 'Ana Exemplo', age: null },
      list: [{ nickname: 'Ana Exemplo' }],
    },
  });
  expect(shown).toMatchObject({
    headers: [
      ['Authorization', 'Basic [redacted]'],
      ['X-Plain', 'plain'],
      ['Cookie', '[redacted]'],
    ],
    body: {
      link: 'l',
      password: '[redacted]',
      owner: { nickname: '[redacted]', age: null },
      list: [{ nickname: '[redacted]' }],
    },
  });
  expect(JSON.stringify(shown)).not.toMatch(secrets);
  expect(JSON.stringify(shown)).not.toContain(authorization.slice(6));
});

test('hides what is sensitive in the query, with filter suffixes too', () => {
  const { url } = redacted(document, { url: '/things/t1/?tax_id=000.000.001-91&tax_id__in=000.000.001-91&page=2' });
  expect(url).toBe('/things/t1/?tax_id=[redacted]&tax_id__in=[redacted]&page=2');
});

test('hides what always is a secret, even where the document knows nothing', () => {
  const shown = redacted(document, {
    url: '/nowhere/?access_token=not-a-real-token',
    json: {
      password2: 'not-a-real',
      client_secret: 'not-a-real',
      private_key: 'not-a-real',
      access: { token: 'not-a-real' },
    },
    operation: undefined,
  });
  expect(JSON.stringify(shown)).not.toMatch(secrets);
});

test('does not show a body that it cannot look into', () => {
  const shown = redacted(document, { json: undefined, text: 'password=not-a-real-password' });
  expect(shown.body).toBe('[28 bytes that are not JSON]');
});

test('hides sensitive values of answers', () => {
  const json = { owner: { nickname: 'Ana Exemplo' }, total: 1 };
  const { answer } = redacted(document, {
    answer: {
      status: 200,
      headers: { 'Set-Cookie': 'not-a-real' },
      body: Buffer.alloc(0),
      text: JSON.stringify(json),
      json,
    },
  });
  expect(answer).toEqual({
    status: 200,
    headers: { 'Set-Cookie': '[redacted]' },
    body: { owner: { nickname: '[redacted]' }, total: 1 },
  });
});

test('no credential of any request example of the specification is shown', () => {
  const checked = listOperations(bundle).flatMap((operation) =>
    (operation.requestBody?.content ?? []).flatMap(({ examples }) =>
      examples.map(({ value }) => {
        const credentials = operation.sensitive
          .filter((found) => found.in === 'requestBody' && found.level === 'credential')
          .flatMap(({ path }) => {
            const found = (value as Record<string, unknown> | null)?.[path.slice(1)];
            return typeof found === 'string' ? [found] : [];
          });
        const shown = JSON.stringify(redacted(bundle, { json: value, operation }).body);
        for (const credential of credentials) {
          expect(shown).not.toContain(JSON.stringify(credential));
        }
        return credentials.length;
      }),
    ),
  );
  expect(checked.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
});

const leak = 'LEAK-not-a-real-secret';
const leaky = (changes: Partial<JournalEntry>) => JSON.stringify(redacted(bundle, changes));

describe('what belongs to another operation, or to none', () => {
  test('a name that always is sensitive is hidden in bodies, queries and headers of every operation', () =>
    checkRows(
      [
        'encryption_key',
        'encryptionKey',
        'Encryption-Key',
        'username3',
        'password9',
        'passwd',
        'cpf',
        'email',
        'rfc',
        'otp',
        'client_secret',
        'api_key',
        'accessToken',
        'session',
        'document_number',
        'private-key',
        'X-Api-Key',
        'birth_date',
      ],
      (name) => name,
      (name) => {
        for (const operation of indexOperations(bundle).all.filter((_, index) => index % 20 === 0)) {
          const body = { [name]: leak, list: [{ [name]: { deep: leak } }] };
          expect(leaky({ operation, json: body, text: JSON.stringify(body) }), operation.operationId).not.toContain(
            'LEAK',
          );
          for (const query of [
            `${name}=${leak}`,
            `${name}__in=${leak}`,
            `a[${name}]=${leak}`,
            `x=1&${encodeURIComponent(name)}=${leak}`,
          ]) {
            expect(leaky({ operation, url: `/api/links/?${query}` }), query).not.toContain('LEAK');
          }
          expect(leaky({ operation, rawHeaders: [[name, leak]] })).not.toContain('LEAK');
        }
      },
    ));

  test('a secret is hidden wherever it stands in an address', () =>
    checkRows(
      [
        '/api/links/?pass%77ord=LEAK',
        '/api/links/?pass%2577ord=LEAK',
        '/api/links/?%70assword=LEAK',
        '/api/links/?pass+word=LEAK',
        '/api/links/#password=LEAK',
        '/api/links/?a=1#x&password=LEAK',
        '/api/links/;password=LEAK/',
        '/api/links/%3Fpassword=LEAK/',
        '/api/links/%3Fa%3D1%26password%3DLEAK',
        'http://user:LEAK@host/api/links/',
        '//user:LEAK@host/api/links/?password=LEAK',
        '/api/links/?password%3DLEAK',
        '/api/links/?token%zz=1&password=LEAK',
        '/api/links/?next=http://user:LEAK@host/',
      ],
      (url) => url,
      (url) => {
        expect(leaky({ url })).not.toContain('LEAK');
      },
    ));

  test('addresses with credentials, in headers and bodies', () => {
    const address = 'https://user:LEAK@host/path?password=LEAK';
    expect(
      leaky({
        rawHeaders: [
          ['Referer', address],
          ['X-Mock-Fault', `redirect;to="${address}"`],
        ],
      }),
    ).not.toContain('LEAK');
    expect(leaky({ json: { callback: address, list: [address] }, text: 'x' })).not.toContain('LEAK');
    expect(leaky({ json: 'LEAK', text: '"LEAK"' })).not.toContain('LEAK');
  });

  test('what is no secret stays', () => {
    const body = { institution: 'tatooine_mx_fiscal', status: 'valid', note: 'a@b', nothing: null };
    const entry = redacted(bundle, { json: body, text: 'x', url: '/api/links/?page=2&status=valid' });
    expect([entry.body, entry.url]).toEqual([body, '/api/links/?page=2&status=valid']);
  });
});

/** Redactors by document, because reading its operations takes longer than what is tested. */
const redactors = new WeakMap<object, ReturnType<typeof redactorOf>>();

function redactorOf(spec: OpenApiDocument) {
  const operations = indexOperations(spec);
  return { operations, redact: createRedactor(spec, operations.all) };
}

function redacted(spec: OpenApiDocument, changes: Partial<JournalEntry>) {
  const { operations, redact } = redactors.get(spec) ?? redactorOf(spec);
  redactors.set(spec, { operations, redact });
  const { method = 'GET', url = '/things/' } = changes;
  const [path = ''] = url.split('?');
  const entry: JournalEntry = {
    id: 1,
    method,
    url,
    path,
    target: url,
    baseUrl: 'http://mock.invalid',
    query: new URLSearchParams(),
    rawHeaders: [],
    headers: {},
    body: Buffer.from(changes.text ?? ''),
    text: JSON.stringify(changes.json) ?? '',
    json: undefined,
    operation: operations.find(method, path),
    origin: 'mock',
    fault: undefined,
    answer: undefined,
    outcome: 'sent',
    ...changes,
  };
  return redact(entry);
}

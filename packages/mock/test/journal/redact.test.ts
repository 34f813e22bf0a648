import { listOperations, loadBundle, type OpenApiDocument } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../src/index.ts';
import { createRedactor } from '../../src/journal/redact.ts';
import { indexOperations } from '../../src/spec/operations.ts';
import { document } from '../support/document.ts';
import { authorization } from '../support/http.ts';

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
  const bundle = loadBundle();
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

function redacted(spec: OpenApiDocument, changes: Partial<JournalEntry>) {
  const operations = indexOperations(spec);
  const { method = 'GET', url = '/things/' } = changes;
  const [path = ''] = url.split('?');
  const entry: JournalEntry = {
    id: 1,
    method,
    url,
    path,
    query: new URLSearchParams(),
    rawHeaders: [],
    headers: {},
    body: Buffer.alloc(0),
    text: JSON.stringify(changes.json) ?? '',
    json: undefined,
    operation: operations.find(method, path),
    origin: 'mock',
    fault: undefined,
    answer: undefined,
    outcome: 'sent',
    ...changes,
  };
  return createRedactor(spec, operations.all)(entry);
}

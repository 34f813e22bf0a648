import { inspect } from 'node:util';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { createBelvoClient } from '../../src/index.ts';
import { KEYS } from '../support/client.ts';

// Visibly made up, and with characters that encodings change.
const PASSWORD = 'not-a-real/p@ss&word?';
const BASIC = btoa(`${KEYS.secretId}:${KEYS.secretPassword}`);

/** Everything that could be logged of the error of an update that is answered so. */
async function rendered(answer: () => Response): Promise<string> {
  const belvo = createBelvoClient({
    credentials: async () => KEYS,
    baseUrl: 'https://api.example.com',
    retries: 0,
    fetch: async () => answer(),
  });
  const error = await belvo.links.update('id', { password: PASSWORD }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  return [inspect(error, { showHidden: true, depth: 9 }), JSON.stringify(error), String((error as Error).stack)].join();
}

const entry = (field: string) => (text: string) => Response.json([{ [field]: text }], { status: 400 });
const page = (status: number, type: string) => (text: string) =>
  new Response(`<html><body>${text}</body></html>`, { status, headers: { 'content-type': type } });

testRows(
  'what a server quotes of the request is hidden, wherever it does',
  [
    ['message', entry('message')],
    ['detail', entry('detail')],
    ['code', entry('code')],
    ['field', entry('field')],
    ['request_id', entry('request_id')],
    ['an error page', page(502, 'text/html')],
    ['a page instead of data', page(200, 'text/html')],
    ['a page that calls itself JSON', page(200, 'application/json')],
  ],
  async (_where, answer) => {
    const quotes = [
      PASSWORD,
      encodeURIComponent(PASSWORD),
      `Authorization: Basic ${BASIC}`,
      BASIC,
      encodeURIComponent(BASIC),
      KEYS.secretPassword,
    ];
    for (const quote of quotes) {
      const text = await rendered(() => answer(`refused: ${quote} end`));
      expect(text).toContain('refused');
      for (const secret of quotes) {
        expect(text).not.toContain(secret);
      }
    }
  },
);

testRows(
  'a secret in a page is hidden also when it is encoded',
  [
    ['as HTML has it', PASSWORD.replaceAll('&', '&amp;'), 'p@ss&amp;word'],
    ['as JSON has it', JSON.stringify(PASSWORD).replaceAll('/', '\\/'), 'p@ss'],
  ],
  async (_how, quote, part) => {
    expect(await rendered(() => page(502, 'text/html')(quote))).not.toContain(part);
  },
);

testRows(
  'of two secrets that begin alike, nothing of the longer one remains, whichever comes first',
  [
    ['short', 'pass', 'pass-word'],
    ['long', 'pass-word', 'pass'],
  ],
  async (_first, password, password2) => {
    const belvo = createBelvoClient({
      ...KEYS,
      baseUrl: 'https://api.example.com',
      retries: 0,
      fetch: async () => Response.json([{ message: 'refused: pass-word' }], { status: 400 }),
    });
    const error = await belvo.links.update('id', { password, password2 }).catch((reason: Error) => reason);
    expect((error as Error).message).toContain('refused: [redacted]');
    expect((error as Error).message).not.toContain('word');
  },
);

test('a page still tells what it is about', async () => {
  const text = await rendered(() => page(502, 'text/html')('<h1>Página não encontrada</h1> nginx/1.25.3'));
  expect(text).toContain('Página não encontrada');
});

test('`null` sent in confidence hides no word', async () => {
  const belvo = createBelvoClient({
    ...KEYS,
    baseUrl: 'https://api.example.com',
    fetch: async () => Response.json([{ message: 'This field may not be null.' }], { status: 400 }),
  });
  const error = await belvo.links.update('id', { password: null as never }).catch((reason: Error) => reason);
  expect(String(error)).toContain('may not be null');
});

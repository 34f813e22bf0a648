import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { type ClientOptions, createBelvoClient, UsageError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, KEYS, LINK_ID } from '../support/client.ts';

const SECRET = 'not-a-real-key';

/** What a client with these headers says of them, or sends. */
function headersOf(headers: unknown): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const options = { ...KEYS, environment: 'sandbox', retries: 0, headers } as ClientOptions;
    const fetch = async (_url: string, init: { headers: Record<string, string> }) => {
      resolve(init.headers);
      return Response.json({});
    };
    createBelvoClient({ ...options, fetch })
      .links.get(LINK_ID)
      .catch(reject);
  });
}

testRows(
  'a header value that HTTP cannot carry is refused by name, and the value is not told',
  [
    ['a line break', `${SECRET}\nx-injected: 1`],
    ['a character of more than a byte', `${SECRET} €`],
    ['a null byte', `${SECRET}\0x`],
  ],
  async (_what, value) => {
    const error = await caught(
      clientFor('https://api.example.com').links.get(LINK_ID, { headers: { 'X-Api-Key': value } }),
      UsageError,
    );
    expect(error.message).toContain('X-Api-Key');
    expect(JSON.stringify(error)).not.toContain(SECRET);
    expect(() => createBelvoClient({ ...KEYS, environment: 'sandbox', headers: { 'X-Api-Key': value } })).toThrow(
      UsageError,
    );
  },
);

test('so is an option that is a header, and a user agent', async () => {
  const belvo = clientFor('https://api.example.com');
  const call = belvo.paymentIntents.create({} as never, { idempotencyKey: `${SECRET}\r\nx: 1` });
  const error = await caught(call, UsageError);
  expect(error.message).toContain('Belvo-Idempotency-Key');
  expect(error.message).not.toContain(SECRET);
  expect(() => createBelvoClient({ ...KEYS, environment: 'sandbox', userAgent: 'a\nb' })).toThrow('user-agent');
});

testRows('what is no name of a header is refused', ['x tenant', 'x:tenant', ''], (name) => {
  expect(() => createBelvoClient({ ...KEYS, environment: 'sandbox', headers: { [name]: 'a' } })).toThrow(UsageError);
});

test('undefined is left out, and the blanks and line breaks around a value that was read from a file', async () => {
  const sent = await headersOf({ 'x-absent': undefined, 'x-api-key': `${SECRET}\n`, 'x-latin': 'ação' });
  expect(sent).not.toHaveProperty('x-absent');
  expect(sent['x-api-key']).toBe(SECRET);
  expect(sent['x-latin']).toBe('ação');
});

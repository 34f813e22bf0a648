import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { convert, type Plain, requestSchema } from '../support/convert.ts';

const post = (body: unknown) => ({ method: 'POST', header: [], url: 'https://x/pay', body: json(body) });

describe('what was refused', () => {
  test('does not shape the body', () => {
    const document = convert([
      item({
        method: 'POST',
        url: 'https://x/pay',
        body: json({ amount: 'abc', method: 'card' }),
        responses: [
          response(201, { id: 1 }, { originalRequest: post({ amount: 1, method: 'card' }) }),
          response(400, { error: 'amount' }, { originalRequest: post({ amount: 'abc', method: 'card' }) }),
        ],
      }),
    ]);
    expect(requestSchema(document, '/pay', 'post').properties).toEqual({
      amount: { type: 'integer' },
      method: { type: 'string' },
    });
  });

  test('counts where there is nothing else', () => {
    const saved = response(400, { error: 'no' }, { originalRequest: post({ amount: 'abc' }) });
    const document = convert([
      item({ method: 'POST', url: 'https://x/pay', body: json({ amount: 'abc' }), responses: [saved] }),
    ]);
    expect(requestSchema(document, '/pay', 'post').properties).toEqual({ amount: { type: 'string' } });
  });

  test('gives a parameter no type', () => {
    const document = convert([
      item({ name: 'List', url: 'https://x/list?limit=10' }),
      item({ name: 'List, invalid limit', url: 'https://x/list?limit=ten' }),
    ]);
    expect(document.paths['/list'].get.parameters).toEqual([
      { name: 'limit', in: 'query', schema: { type: 'integer' }, example: 10 },
    ]);
  });
});

describe('examples of requests', () => {
  const examplesOf = (document: Plain) => document.paths['/pay'].post.requestBody.content['application/json'].examples;

  test('that were saved with an answer have the key of its example', () => {
    const document = convert([
      item({
        name: 'Pay',
        method: 'POST',
        url: 'https://x/pay',
        body: json({ amount: 1 }),
        responses: [
          response(201, { id: 1 }, { name: 'Card ok', originalRequest: post({ amount: 1 }) }),
          response(201, { id: 2 }, { name: 'Bank ok', originalRequest: post({ amount: 5 }) }),
          response(400, { error: 'no' }, { name: 'Bad', originalRequest: post({ amount: 'x' }) }),
        ],
      }),
    ]);
    expect(examplesOf(document)).toEqual({ card_ok: { value: { amount: 1 } }, bank_ok: { value: { amount: 5 } } });
    const { examples } = document.paths['/pay'].post.responses['201'].content['application/json'];
    expect(Object.keys(examples)).toEqual(['card_ok', 'bank_ok']);
  });

  test('keep the name of the request where no answer was saved from what it holds', () => {
    const document = convert([
      item({
        name: 'Pay',
        method: 'POST',
        url: 'https://x/pay',
        body: json({ amount: 7 }),
        responses: [response(201, { id: 1 }, { name: 'Card ok', originalRequest: post({ amount: 1 }) })],
      }),
    ]);
    expect(examplesOf(document)).toEqual({ card_ok: { value: { amount: 1 } }, pay: { value: { amount: 7 } } });
  });
});

describe('parameters that every request sends', () => {
  const required = (...items: readonly unknown[]) =>
    Object.values(convert(items).paths as object)
      .flatMap((path) => Object.values(path as object))
      .flatMap((operation) => operation.parameters)
      .filter((parameter) => parameter.required)
      .map((parameter) => parameter.name);

  test('are required where something is changed', () => {
    expect(required(item({ method: 'POST', url: 'https://x/boards?name=a&open=true&limit=3' }))).toEqual(['name']);
  });

  test('are required where a GET asks by nothing else and they identify', () => {
    expect(required(item({ url: 'https://x/stock?partNumber={{n}}' }))).toEqual(['partNumber']);
    expect(required(item({ url: 'https://x/stock?partNumber={{n}}&size=M' }))).toEqual([]);
    expect(required(item({ url: 'https://x/artists?ids=a1,b2' }))).toEqual(['ids']);
    expect(required(item({ url: 'https://x/artists?genre=jazz' }))).toEqual([]);
    expect(required(item({ url: 'https://x/users?username=ana' }))).toEqual([]);
  });

  test('are required in an update only where they identify', () => {
    const url = 'https://x/boards?name=a&open=true&ownerId=3';
    expect(required(item({ method: 'PUT', url }))).toEqual(['ownerId']);
  });

  test('are not required where a request goes without, unless it is meant to fail', () => {
    const write = (name: string, query: string) => item({ name, method: 'POST', url: `https://x/boards${query}` });
    expect(required(write('A', '?name=a'), write('B', ''))).toEqual([]);
    expect(required(write('A', '?name=a'), write('Invalid board', ''))).toEqual(['name']);
  });

  test('are required where a request is refused that differs in nothing else', () => {
    const job = (name: string, sent: readonly string[], code: number) =>
      item({
        name,
        url: 'https://x/jobs?sort=a',
        header: sent.map((key) => ({ key, value: 'a' })),
        responses: [response(code, '')],
      });
    const all = job('Jobs', ['X-Trace', 'X-Tenant'], 200);
    expect(required(all, job('Untraced', ['X-Tenant'], 400))).toEqual(['X-Trace']);
    expect(required(all, job('Nothing at all', [], 400))).toEqual([]);
    expect(required(all, job('Somebody else', ['X-Tenant'], 403))).toEqual([]);
  });

  test('are required headers from three requests on', () => {
    const one = (name: string) =>
      item({ name, url: 'https://x/jobs', header: [{ key: 'Prefer', value: 'respond-async' }] });
    expect(required(one('A'), one('B'))).toEqual([]);
    expect(required(one('A'), one('B'), one('C'))).toEqual(['Prefer']);
  });
});

import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { reconstruct, writeDocument } from '../src/index.ts';
import { collection, item, json, response } from './support/collections.ts';
import { convert, findings } from './support/convert.ts';

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

describe('what no collection should hold', () => {
  testRows(
    'a body of inside each other',
    [
      ['lists', nested(50_000, '[', ']')],
      ['objects', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
      ['pairs of lists', `${'[1,['.repeat(3000)}${']]'.repeat(3000)}`],
    ],
    (_name, body) => {
      const items = [item({ method: 'POST', body: { mode: 'raw', raw: body }, responses: [response(200, body)] })];
      expect(writeDocument(convert(items))).toContain('openapi');
      expect(findings(items).map((finding) => finding.code)).toContain('too-deep');
    },
  );

  test('a path without end', () => {
    const url = `https://x${'/a/12345'.repeat(20_000)}`;
    const [path] = Object.keys(convert([item({ url }), item({ name: 'Other', url: `${url}/b` })]).paths);
    expect(`https://x${path}`).toBe(url);
  });

  test('keys that are members of every object', () => {
    const body = '{"__proto__": {"polluted": true}, "constructor": 1, "hasOwnProperty": "x", "toString": null}';
    const document = convert([
      item({ name: '__proto__', url: 'https://x/__proto__/:constructor', responses: [response(200, body)] }),
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(document.paths)).toEqual(['/__proto__/{constructor}']);
    expect(JSON.stringify(document)).toContain('"polluted"');
  });

  test('parsed JSON that contains itself', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop.item = [loop, item()];
    loop.request = loop;
    expect(reconstruct(collection([loop])).report.counts.operations).toBe(1);
  });

  test('scripts, which are reported and never run', () => {
    const event = [{ listen: 'prerequest', script: { exec: ['globalThis.ran = true'] } }];
    const items = [{ ...item({ method: 'POST', body: json({ a: 1 }) }), event }];
    expect(findings(items).map((finding) => finding.code)).toContain('script-ignored');
    expect((globalThis as { ran?: boolean }).ran).toBeUndefined();
  });

  test('a byte order mark, and the envelope of an API', () => {
    const text = `\ufeff${JSON.stringify({ collection: collection([item()]) })}`;
    expect(reconstruct(text).report.counts.operations).toBe(1);
  });

  test('bodies of every mode', () => {
    const bodies = [
      { mode: 'graphql', graphql: { query: '{ me { id } }', variables: '{"id": 1}' } },
      { mode: 'file', file: { src: '/a' } },
      { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: '/a' }] },
      { mode: 'raw', raw: '<a/>' },
      { mode: 'raw', raw: 'plain', options: { raw: { language: 'text' } } },
    ];
    const document = convert(bodies.map((body, index) => item({ method: 'POST', url: `https://x/${index}`, body })));
    const media = Object.values(document.paths).map((path) =>
      Object.keys((path as { post: { requestBody: { content: object } } }).post.requestBody.content),
    );
    expect(media.flat()).toEqual([
      'application/json',
      'application/octet-stream',
      'multipart/form-data',
      'application/xml',
      'text/plain',
    ]);
  });
});

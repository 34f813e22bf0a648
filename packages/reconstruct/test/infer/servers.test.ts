import { describe, expect, test } from 'vitest';
import { item } from '../support/collections.ts';
import { convert, findings } from '../support/convert.ts';

const variable = [{ key: 'baseUrl', value: 'https://api.example.com/v1/' }];

describe('servers', () => {
  test('fills in variables', () => {
    expect(convert([item({ url: '{{baseUrl}}/a' })], { variable }).servers).toEqual([
      { url: 'https://api.example.com/v1' },
    ]);
  });

  test('keeps a variable nobody set, and says so', () => {
    const items = [item({ url: '{{host}}/a' })];
    expect(convert(items).servers[0].url).toBe('{host}');
    expect(findings(items).map((finding) => finding.code)).toContain('server-variable');
  });

  test('gives requests to another host a server of their own', () => {
    const document = convert([
      item({ url: 'https://a.example.com/x' }),
      item({ url: 'https://a.example.com/y' }),
      item({ url: 'https://b.example.com/z' }),
    ]);
    expect(document.servers).toEqual([{ url: 'https://a.example.com' }]);
    expect(document.paths['/z'].get.servers).toEqual([{ url: 'https://b.example.com' }]);
  });
});

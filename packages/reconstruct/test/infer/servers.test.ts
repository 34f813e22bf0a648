import { testRows } from '@belvo-openapi/plumbing/test-rows';
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

  testRows(
    'makes an address of',
    [
      ['{{protocol}}://{{domain}}:{{apiPort}}', 'https://api.example.com:443'],
      ['https://{{tenant}}.example.org', 'https://tenant.example.org'],
      ['{{base_url}}/v2', 'https://api.example.com/v2'],
      ['https://{{host}}', 'https://api.example.com'],
      [`http://$${'{server}'}:8080`, 'http://api.example.com:8080'],
    ],
    (base, expected) => {
      const url = { raw: '', host: [base], path: ['things'] };
      const [server] = convert([item({ url })]).servers;
      const filled = Object.entries(server.variables as Record<string, { default: string }>).reduce(
        (text, [name, variable]) => text.replaceAll(`{${name}}`, variable.default),
        server.url as string,
      );
      expect(filled).toBe(expected);
    },
  );

  test('gives up on what no values make an address of', () => {
    const url = { raw: '', host: ['https://<your host>:{{port}}'], path: ['things'] };
    expect(convert([item({ url })]).servers).toEqual([
      { url: '{server}', variables: { server: { default: 'https://api.example.com' } } },
    ]);
  });

  test('a host that is a whole address is not put behind a second scheme', () => {
    const own = [{ key: 'host', value: 'https://api.example.org/' }];
    const url = { raw: '', protocol: 'https', host: ['{{host}}'], path: ['things'] };
    expect(convert([item({ url })], { variable: own }).servers).toEqual([{ url: 'https://api.example.org' }]);
  });

  test('says that none is known', () => {
    const items = [item({ url: '/a' })];
    expect(convert(items).servers).toEqual([{ url: '/' }]);
    expect(findings(items).map((finding) => finding.code)).toContain('no-server');
  });
});

import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { reconstruct } from '../../src/index.ts';
import { collection, item, response } from '../support/collections.ts';
import { convert, findings } from '../support/convert.ts';

const scheme = (auth: unknown) => Object.values(convert([item()], { auth }).components.securitySchemes)[0];

describe('security', () => {
  testRows(
    'hold',
    [
      [{ type: 'basic' }, { type: 'http', scheme: 'basic' }],
      [{ type: 'bearer' }, { type: 'http', scheme: 'bearer' }],
      [{ type: 'digest' }, { type: 'http', scheme: 'digest' }],
      [{ type: 'jwt' }, { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }],
      [
        {
          type: 'apikey',
          apikey: [
            { key: 'key', value: 'X-Key' },
            { key: 'in', value: 'query' },
          ],
        },
        { type: 'apiKey', in: 'query', name: 'X-Key' },
      ],
    ],
    (auth, expected) => {
      expect(scheme(auth)).toEqual(expected);
    },
  );

  test('writes the flow an OAuth 2.0 setting describes', () => {
    const oauth2 = Object.entries({
      grant_type: 'client_credentials',
      accessTokenUrl: 'https://x/token',
      scope: 'read write',
    });
    expect(scheme({ type: 'oauth2', oauth2: oauth2.map(([key, value]) => ({ key, value })) })).toEqual({
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: 'https://x/token', scopes: { read: '', write: '' } } },
    });
  });

  test('fills variables into the urls of OAuth 2.0', () => {
    const oauth2 = Object.entries({ grant_type: 'client_credentials', accessTokenUrl: '{{host}}/token' });
    const auth = { type: 'oauth2', oauth2: oauth2.map(([key, value]) => ({ key, value })) };
    const variable = [
      { key: 'host', value: 'https://{{name}}.example.com' },
      { key: 'name', value: 'auth' },
    ];
    const document = convert([item()], { auth, variable });
    expect(document.components.securitySchemes.oauth2).toEqual({
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: 'https://auth.example.com/token', scopes: {} } },
    });
  });

  test('says once that OAuth 2.0 lacks urls, however many requests set it', () => {
    const auth = { type: 'oauth2', oauth2: [] };
    const requests = ['a', 'b', 'c'].map((name) => item({ name, url: `https://x/${name}`, auth }));
    const { diagnostics } = reconstruct(collection(requests));
    expect(diagnostics.filter(({ code }) => code === 'oauth2-incomplete')).toMatchObject([{ item: 'a' }]);
  });

  test('lets a request differ from the collection', () => {
    const document = convert([item({ auth: { type: 'noauth' } })], { auth: { type: 'basic' } });
    expect(document.paths['/things/{id}'].get.security).toEqual([]);
  });

  test('whose key it is belongs to the key, where one is always sent', () => {
    const header = (names: readonly string[]) => names.map((key) => ({ key, value: '{{value}}' }));
    const keyed = item({ name: 'a', url: 'https://x/a', header: header(['X-Api-Key', 'X-App-Id']) });
    const both = convert([keyed]);
    expect(both.paths['/a'].get.security).toEqual([{ apiKeyAuth: [], xAppId: [] }]);
    expect(both.paths['/a'].get.parameters).toBeUndefined();
    const open = item({ name: 'b', url: 'https://x/b', header: header(['X-App-Id']) });
    expect(convert([keyed, open]).paths['/b'].get.parameters).toHaveLength(1);
    const responses = [response(200, { name: '<string>' })];
    const told = convert([item({ url: 'https://x/a', header: header(['X-Api-Key', 'X-App-Id']), responses })]);
    expect(told.paths['/a'].get.parameters).toHaveLength(1);
  });

  test('takes auth from a header when the settings are empty', () => {
    const document = convert([item({ header: [{ key: 'Authorization', value: 'Bearer {{token}}' }] })]);
    expect(document.paths['/things/{id}'].get.security).toEqual([{ bearerAuth: [] }]);
  });

  test('never writes a credential', () => {
    const auth = {
      type: 'basic',
      basic: [
        { key: 'username', value: 'ana' },
        { key: 'password', value: 'not-a-real-password' },
      ],
    };
    const header = [{ key: 'Authorization', value: 'Basic bm90LWEtcmVhbC1wYXNzd29yZA==' }];
    const text = JSON.stringify(convert([item({ header })], { auth }));
    expect(text).not.toContain('not-a-real-password');
    expect(text).not.toContain('bm90LWEt');
  });

  test('none at all is stated at the root, as a guess', () => {
    const document = convert([item()]);
    expect(document.security).toEqual([]);
    expect(document.paths['/things/{id}'].get.security).toBeUndefined();
    expect(findings([item()]).map((finding) => finding.code)).toContain('no-auth-known');
  });

  test('none is stated where others have some', () => {
    const document = convert([item({ auth: { type: 'bearer' } }), item({ url: 'https://api.example.com/open' })]);
    expect(document.security).toBeUndefined();
    expect(document.paths['/open'].get.security).toEqual([]);
    expect(document.paths['/things/{id}'].get.security).toEqual([{ bearerAuth: [] }]);
  });

  test('one OAuth 2.0 scheme lists the scopes that requests ask for', () => {
    const oauth2 = (scope: string) => ({
      type: 'oauth2',
      oauth2: { grant_type: 'authorization_code', authUrl: '{{idp}}/auth', accessTokenUrl: '{{idp}}/token', scope },
    });
    const document = convert([
      item({ auth: oauth2('read') }),
      item({ method: 'POST', url: 'https://api.example.com/things', auth: oauth2('read write') }),
    ]);
    expect(document.components.securitySchemes).toEqual({
      oauth2: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: 'https://auth.example.com/auth',
            tokenUrl: 'https://auth.example.com/token',
            scopes: { read: '', write: '' },
          },
        },
      },
    });
    expect(document.paths['/things'].post.security).toEqual([{ oauth2: ['read', 'write'] }]);
    expect(findings([item({ auth: oauth2('read') })]).map((finding) => finding.code)).toContain('oauth2-incomplete');
  });
});

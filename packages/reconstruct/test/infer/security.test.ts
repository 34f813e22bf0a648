import { describe, expect, it } from 'vitest';
import { item } from '../support/collections.ts';
import { convert } from '../support/convert.ts';

const scheme = (auth: unknown) => Object.values(convert([item()], { auth }).components.securitySchemes)[0];

describe('security', () => {
  it.each([
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
  ])('%j', (auth, expected) => {
    expect(scheme(auth)).toEqual(expected);
  });

  it('writes the flow an OAuth 2.0 setting describes', () => {
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

  it('lets a request differ from the collection', () => {
    const document = convert([item({ auth: { type: 'noauth' } })], { auth: { type: 'basic' } });
    expect(document.paths['/things/{id}'].get.security).toEqual([]);
  });

  it('takes auth from a header when the settings are empty', () => {
    const document = convert([item({ header: [{ key: 'Authorization', value: 'Bearer {{token}}' }] })]);
    expect(document.paths['/things/{id}'].get.security).toEqual([{ bearerAuth: [] }]);
  });

  it('never writes a credential', () => {
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
});

import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { createMockFetch } from '../../src/testing.ts';
import { createWidgetToken, type WidgetSettingsOf, widgetUrl } from '../../src/widget.ts';
import { clientFor, KEYS } from '../support/client.ts';

const settings = {
  fetch_resources: ['INVOICES'],
  stale_in: '365d',
  widget: {
    branding: {
      company_name: 'Exemplo',
      company_icon: 'https://www.example.com/icon.svg',
      company_logo: 'https://www.example.com/logo.svg',
      company_terms_url: 'https://www.example.com/terms',
    },
  },
} satisfies WidgetSettingsOf<'fiscalMexico'>;

test('the keys of the client go into the body, not into the header', async () => {
  const mock = createMockFetch();
  const belvo = clientFor('https://api.example.com', { fetch: mock.fetch });
  const token = await createWidgetToken(belvo, 'fiscalMexico', settings);
  expect(token.access).toBeTypeOf('string');
  expect(mock.calls[0]).toMatchObject({
    operation: 'widgetToken_create',
    body: {
      ...settings,
      id: KEYS.secretId,
      password: KEYS.secretPassword,
      scopes: 'read_institutions,write_links',
    },
  });
});

test('scopes of your own replace the default', async () => {
  const mock = createMockFetch();
  const belvo = clientFor('https://api.example.com', { fetch: mock.fetch });
  await createWidgetToken(belvo, 'fiscalMexico', { ...settings, scopes: 'read_institutions' });
  expect(mock.calls[0]?.body).toMatchObject({ scopes: 'read_institutions' });
});

test('keys that come from a function go in as well', async () => {
  const { createBelvoClient } = await import('../../src/index.ts');
  const mock = createMockFetch();
  const credentials = async () => ({ secretId: 'id', secretPassword: 'not:a:real:señal' });
  const belvo = createBelvoClient({ credentials, environment: 'sandbox', fetch: mock.fetch });
  await createWidgetToken(belvo, 'fiscalMexico', settings);
  expect(mock.calls[0]?.body).toMatchObject({ id: 'id', password: 'not:a:real:señal' });
});

test('the address of the widget carries what it shows', () => {
  const url = new URL(
    widgetUrl('not-a-real-token', { locale: 'pt', countryCodes: ['BR', 'MX'], externalId: 'user 1' }),
  );
  expect(url.origin).toBe('https://widget.belvo.io');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    access_token: 'not-a-real-token',
    locale: 'pt',
    country_codes: 'BR,MX',
    external_id: 'user 1',
  });
});

test('lists in the address are joined by commas', () => {
  const { searchParams } = new URL(
    widgetUrl('not-a-real-token', { institutions: ['a', 'b'], institutionTypes: ['bank', 'fiscal'] }),
  );
  expect(searchParams.get('institutions')).toBe('a,b');
  expect(searchParams.get('institution_types')).toBe('bank,fiscal');
});

testRows(
  'each variant gets the scopes it needs',
  [
    [
      'openFinanceBrazil',
      'read_institutions,write_links,read_consents,write_consents,write_consent_callback,delete_consents',
    ],
    ['consentManagement', 'read_consents,write_consents,write_consent_callback'],
    ['employmentBrazil', 'read_institutions,write_links'],
    ['employmentMexico', 'read_institutions,write_links'],
    ['fiscalMexico', 'read_institutions,write_links'],
    ['linkUpdate', 'read_institutions,write_links,read_links'],
  ] as const,
  async (variant, scopes) => {
    const mock = createMockFetch();
    await createWidgetToken(clientFor('https://api.example.com', { fetch: mock.fetch }), variant, settings as never);
    expect(mock.calls[0]?.body).toMatchObject({ scopes });
  },
);

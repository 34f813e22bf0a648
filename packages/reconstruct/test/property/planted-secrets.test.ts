import { testRows } from '@belvo-openapi/plumbing/test-rows';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownReport, reconstruct, writeDocument } from '../../src/index.ts';
import { collection, item, json, response } from '../support/collections.ts';

const from = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((list) => list.join(''));
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const alnum = (n: number) => from(UPPER + UPPER.toLowerCase() + DIGITS, n - 2).map((text) => `${text}a7`);
const hex = (n: number) => from('0123456789abcdef', n - 2).map((text) => `${text}a7`);
const upper = (n: number) => from(UPPER + DIGITS, n);
const digits = (n: number) => from('123456789', n);
const url64 = (n: number) => from(`${UPPER}${UPPER.toLowerCase()}${DIGITS}-_`, n - 2).map((text) => `${text}a7`);

/** Text with its random parts put in. */
const form = (strings: TemplateStringsArray, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((values) => strings.reduce((text, piece, i) => text + values[i - 1] + piece));

/** Credentials as vendors form them: known wherever they stand. */
const KNOWN: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'AWS key id': form`AKIA${upper(16)}`,
  'AWS session key id': form`ASIA${upper(16)}`,
  'Google API key': form`AIza${url64(35)}`,
  'Google access token': form`ya29.${url64(60)}`,
  'Google client secret': form`GOCSPX-${url64(28)}`,
  'GitHub token': form`ghp_${alnum(36)}`,
  'GitHub app token': form`ghs_${alnum(36)}`,
  'GitHub fine-grained token': form`github_pat_${alnum(22)}_${alnum(59)}`,
  'GitLab token': form`glpat-${url64(20)}`,
  'Slack bot token': form`xoxb-${digits(11)}-${digits(12)}-${alnum(24)}`,
  'Slack app token': form`xapp-1-A${upper(10)}-${digits(13)}-${hex(64)}`,
  'Stripe live key': form`sk_live_${alnum(24)}`,
  'Stripe test key': form`sk_test_${alnum(24)}`,
  'Stripe restricted key': form`rk_live_${alnum(24)}`,
  'Stripe webhook secret': form`whsec_${alnum(32)}`,
  'Shopify token': form`shpat_${hex(32)}`,
  'Twilio key': form`SK${hex(32)}`,
  'SendGrid key': form`SG.${url64(22)}.${url64(43)}`,
  'Mailgun key': form`key-${hex(32)}`,
  'Mailchimp key': form`${hex(32)}-us12`,
  'Brevo key': form`xkeysib-${hex(64)}-${alnum(16)}`,
  'npm token': form`npm_${alnum(36)}`,
  'PyPI token': form`pypi-AgEIcHlwaS5vcmc${url64(60)}`,
  'RubyGems key': form`rubygems_${hex(48)}`,
  'Docker token': form`dckr_pat_${url64(27)}`,
  'OpenAI key': form`sk-${alnum(48)}`,
  'OpenAI project key': form`sk-proj-${url64(74)}`,
  'Anthropic key': form`sk-ant-api03-${url64(93)}AA`,
  'Groq key': form`gsk_${alnum(52)}`,
  'Hugging Face token': form`hf_${alnum(34)}`,
  'Replicate token': form`r8_${alnum(37)}`,
  'DigitalOcean token': form`dop_v1_${hex(64)}`,
  'Atlassian token': form`ATATT3xFfGF0${url64(60)}`,
  'Linear key': form`lin_api_${alnum(40)}`,
  'Notion token': form`ntn_${digits(11)}${alnum(35)}`,
  'Airtable token': form`pat${alnum(14)}.${hex(64)}`,
  'Figma token': form`figd_${url64(40)}`,
  'Postman key': form`PMAK-${hex(24)}-${hex(34)}`,
  'New Relic key': form`NRAK-${upper(27)}`,
  'Grafana token': form`glsa_${alnum(32)}_${hex(8)}`,
  'Sentry token': form`sntryu_${hex(64)}`,
  'Databricks token': form`dapi${hex(32)}`,
  'Vault token': form`hvs.${url64(90)}`,
  'Telegram bot token': form`${digits(10)}:AA${url64(33)}`,
  'Discord bot token': form`M${url64(23)}.${url64(6)}.${url64(30)}`,
  'Square token': form`sq0atp-${url64(22)}`,
  'Plaid token': form`access-sandbox-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  'Razorpay key': form`rzp_live_${alnum(14)}`,
  'Facebook token': form`EAA${alnum(60)}`,
  'Mapbox token': form`pk.eyJ${alnum(40)}.${alnum(22)}`,
  'HubSpot token': form`pat-na1-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  'Supabase token': form`sbp_${hex(40)}`,
  'Vercel token': form`vcp_${alnum(24)}`,
  'JSON Web Token': form`eyJhbGciOiJIUzI1NiJ9.eyJ${url64(24)}.${url64(43)}`,
};

/** Credentials that only their place gives away. */
const NAMED: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'AWS secret key': alnum(40),
  'hexadecimal key': hex(32),
  'random key': alnum(32),
  'uuid key': form`${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  'base64 key': form`${alnum(43)}=`,
  password: form`Tr0ub4dor-${alnum(6)}`,
};

const url = (raw: string): unknown => raw;
const described = (description: string) => item({ description });

/** A collection with a credential at one place. */
const PLACES: Readonly<Record<string, (secret: string) => unknown>> = {
  header: (secret) => collection([item({ header: [{ key: 'X-Api-Key', value: secret }] })]),
  'authorization header': (secret) =>
    collection([item({ header: [{ key: 'Authorization', value: `Bearer ${secret}` }] })]),
  cookie: (secret) => collection([item({ header: [{ key: 'Cookie', value: `theme=dark; session=${secret}` }] })]),
  query: (secret) =>
    collection([
      item({ url: url(`https://api.example.com/things?page=1&access_token=${encodeURIComponent(secret)}`) }),
    ]),
  path: (secret) =>
    collection([item({ url: { raw: '', host: ['api', 'example', 'com'], path: ['token', secret, 'send'] } })]),
  'request body': (secret) =>
    collection([item({ method: 'POST', body: json({ name: 'Ana', login: { user: 'ana', password: secret } }) })]),
  form: (secret) =>
    collection([
      item({ method: 'POST', body: { mode: 'urlencoded', urlencoded: [{ key: 'client_secret', value: secret }] } }),
    ]),
  'saved response': (secret) => collection([item({ responses: [response(200, { id: 1, access_token: secret })] })]),
  'response header': (secret) =>
    collection([
      item({
        responses: [
          response(
            200,
            { id: 1 },
            {
              header: [
                { key: 'Set-Cookie', value: `sid=${secret}; HttpOnly` },
                { key: 'X-Auth-Token', value: secret },
              ],
            },
          ),
        ],
      }),
    ]),
  prose: (secret) =>
    collection([
      described(`For tests use the API key \`${secret}\`.\n\ncurl -H 'X-Api-Key: ${secret}' https://api.example.com`),
    ]),
  'url userinfo': (secret) => collection([item({ url: url(`https://admin:${secret}@api.example.com/things`) })]),
  'variable and auth setting': (secret) =>
    collection(
      [
        item({
          url: '{{host}}/things?q={{other}}',
          auth: { type: 'bearer', bearer: [{ key: 'token', value: secret }] },
        }),
      ],
      {
        variable: [
          { key: 'host', value: `https://ana:${secret}@api.example.com` },
          { key: 'apiToken', value: secret },
          { key: 'other', value: secret, type: 'secret' },
        ],
      },
    ),
};

const OPTIONS = [{}, { prose: false, examples: false }, { openapi: '3.0' as const, prose: false }, { examples: false }];

/** Collections with one at a place whose name says nothing. */
const NEUTRAL_PLACES: typeof PLACES = {
  'a header': (secret) => collection([item({ header: [{ key: 'X-Trace', value: secret }] })]),
  'a query parameter': (secret) =>
    collection([
      item({ url: { raw: '', host: ['{{host}}'], path: ['things'], query: [{ key: 'q', value: secret }] } }),
    ]),
  'a path': (secret) => collection([item({ url: { raw: '', host: ['{{host}}'], path: [`bot${secret}`, secret] } })]),
  'a path variable': (secret) =>
    collection([
      item({ url: { raw: '', host: ['{{host}}'], path: [':id'], variable: [{ key: 'id', value: secret }] } }),
    ]),
  'a request body': (secret) => collection([item({ method: 'POST', body: json({ note: secret, list: [secret] }) })]),
  'JSON in JSON': (secret) =>
    collection([item({ method: 'POST', body: json(JSON.stringify({ note: JSON.stringify({ note: secret }) })) })]),
  'broken JSON': (secret) =>
    collection([
      item({ method: 'POST', body: { mode: 'raw', raw: `{"note": "${secret}", // ${secret}\n "b": ...}` } }),
    ]),
  'an XML body': (secret) =>
    collection([item({ method: 'POST', body: { mode: 'raw', raw: `<a note="${secret}"><b>${secret}</b></a>` } })]),
  'a form field': (secret) =>
    collection([item({ method: 'POST', body: { mode: 'formdata', formdata: [{ key: 'note', value: secret }] } })]),
  'a GraphQL query': (secret) =>
    collection([
      item({
        method: 'POST',
        body: {
          mode: 'graphql',
          graphql: { query: `{ me(note: "${secret}") { id } }`, variables: `{"a": "${secret}"}` },
        },
      }),
    ]),
  'a saved response': (secret) =>
    collection([item({ responses: [response(200, { note: secret }), response(404, `Not found: ${secret}`)] })]),
  names: (secret) =>
    collection([
      {
        name: `Folder ${secret}`,
        description: secret,
        item: [item({ name: `Get ${secret}`, responses: [response(200, {}, { name: `With ${secret}` })] })],
      },
    ]),
  prose: (secret) =>
    collection([described(`See ${secret} (or "${secret}").`)], {
      info: { name: `API ${secret}`, description: { content: `*${secret}*` } },
    }),
};

function expectNone(plant: (secret: string) => unknown, secrets: fc.Arbitrary<string>, place: string): void {
  fc.assert(
    fc.property(secrets, fc.constantFrom(...OPTIONS), (secret, options) => {
      const { document, report, diagnostics } = reconstruct(JSON.stringify(plant(secret)), options);
      const texts = [
        writeDocument(document),
        writeDocument(document, 'json'),
        markdownReport(report),
        JSON.stringify(diagnostics),
      ];
      for (const text of texts) {
        // Nor the half of it that tells one from another.
        expect(text, place).not.toContain(secret.slice(-Math.ceil(secret.length / 2)));
      }
    }),
    { numRuns: 4 },
  );
}

// One test for each form, over all places: what survives is named with its place.
testRows('no credential of any form survives', Object.entries({ ...KNOWN, ...NAMED }), (_form, secrets) => {
  for (const [place, plant] of Object.entries(PLACES)) {
    expectNone(plant, secrets, place);
  }
});

testRows('no known form survives where no name tells of it', Object.entries(KNOWN), (_form, secrets) => {
  for (const [place, plant] of Object.entries(NEUTRAL_PLACES)) {
    expectNone(plant, secrets, place);
  }
});

test('names that are made of names hold none either', () => {
  const secret = 'Tr0ub4dor-and-more';
  const { document } = reconstruct(
    collection([
      {
        name: `Tests of ${secret}`,
        item: [
          item({ name: `Login as ana, ${secret}`, method: 'POST', body: json({ password: secret }) }),
          item({ name: 'Other', url: 'https://x/b', responses: [response(200, { a: 1 }, { name: `For ${secret}` })] }),
        ],
      },
    ]),
  );
  expect(JSON.stringify(document)).not.toMatch(/Tr0ub4dor/i);
});

test('the places of credentials are reported', () => {
  const { report } = reconstruct(PLACES['request body']?.('Tr0ub4dor-and-more') as object);
  expect(report.findings.filter((finding) => finding.code === 'secret-left-out')).toMatchObject([
    { severity: 'warning', item: 'Get thing', message: expect.stringContaining('request body') },
  ]);
});

test('a credential as long as a file is taken out, and not told', () => {
  const long = `ghp_${'a7B'.repeat(30_000)}`;
  const result = reconstruct(collection([item({ name: long, responses: [response(200, { blob: long, id: 1 })] })]));
  expect(writeDocument(result.document, 'yaml')).not.toContain('a7Ba7B');
  expect(markdownReport(result.report)).not.toContain('a7Ba7B');
});

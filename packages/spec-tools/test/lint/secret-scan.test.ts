import { createHash } from 'node:crypto';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { scanForSecrets } from '../../src/linting/secret-scan.ts';

/** Text that looks random, made here so that this file holds nothing that does. */
const hex = createHash('sha256').update('fixture').digest('hex');
const base64 = createHash('sha256').update('fixture').digest('base64url');

function scan(text: string): readonly string[] {
  return scanForSecrets(new Map([['a.yaml', text]])).map(({ line, message }) => `${line}: ${message}`);
}

test('each form of a secret is reported as what it is', () =>
  checkRows(
    [
      ['a key or certificate', ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ')],
      ['an AWS key', ['key: AKIA', 'ABCDEFGH12345678'].join('')],
      ['a GitHub token', ['ghp', hex].join('_')],
      ['a Stripe key', ['sk', 'live', hex].join('_')],
      ['a Slack token', ['xoxb', '1234567890', 'abcdef'].join('-')],
      ['a JSON Web Token', [`eyJ${hex}`, `eyJ${hex}`, hex].join('.')],
      ['a Slack webhook', ['https://hooks.slack.com', 'services', 'T00000000', 'B00000000', 'abcdefgh'].join('/')],
      ['a password in a URL', ['server: postgres://user:', 'pa55word', '@db.example.com/x'].join('')],
      ['a random secret', `token: ${['shpat', hex.slice(0, 32)].join('_')}`],
      ['a random secret', `password: ${hex}`],
      ['a random secret', `password: "${base64}"`],
    ],
    ([what]) => what,
    ([what, text]) => {
      expect(scan(`a: 1\n${text}`)).toEqual([`2: This looks like ${what}. Use a visibly synthetic value.`]);
    },
  ));

test('never repeats what it found', () => {
  expect(scan(hex).join()).not.toContain(hex);
});

test('what is no secret is not reported', () =>
  checkRows(
    [
      'password: not-a-real-password',
      `certificate: ${Buffer.from('not-a-real-certificate, nor a long one').toString('base64')}`,
      "request_id: '00000000000000000000000000000001'",
      'id: 00000000-0000-4000-8000-000000000001',
      'institution_user_id: EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0=',
      '$ref: ../../../shared/schemas/LinkRegisterEmploymentBrazilRequest2.yaml',
      'pattern: ^[A-Z][a-z]+[0-9]{3}$',
    ],
    (text) => text,
    (text) => {
      expect(scan(text)).toEqual([]);
    },
  ));

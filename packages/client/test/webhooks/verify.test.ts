import { expect, test } from 'vitest';
import { UsageError } from '../../src/index.ts';
import { verifyAuthorization } from '../../src/webhooks.ts';

const BASIC = { user: 'belvo', password: 'not-a-real-señal' };
const BEARER = { bearer: 'not-a-real-token' };
const basic = (text: string) => Buffer.from(text).toString('base64');

test.each([
  [`Basic ${basic('belvo:not-a-real-señal')}`, BASIC],
  [`basic  ${basic('belvo:not-a-real-señal')} `, BASIC],
  ['Bearer not-a-real-token', BEARER],
  ['BEARER not-a-real-token', BEARER],
])('%s is right', (header, expected) => {
  expect(verifyAuthorization(header, expected)).toBe(true);
});

test.each([
  [undefined, BEARER],
  [null, BEARER],
  ['', BEARER],
  ['Bearer', BEARER],
  ['Bearer ', BEARER],
  ['not-a-real-token', BEARER],
  ['Basic not-a-real-token', BEARER],
  ['Bearer not-a-real-tokem', BEARER],
  ['Bearer not-a-real-token-', BEARER],
  ['Bearer not-a-real-toke', BEARER],
  ['Bearer not-a-real-tokennot-a-real-token', BEARER],
  ['Bearer not-a-real-token x', BEARER],
  [`Basic ${basic('belvo:other')}`, BASIC],
  [`Bearer ${basic('belvo:not-a-real-señal')}`, BASIC],
])('%s is wrong', (header, expected) => {
  expect(verifyAuthorization(header, expected)).toBe(false);
});

test.each([{ bearer: '' }, { user: '', password: 'x' }, { user: 'x', password: '' }])(
  'an expectation like %j would let everyone in and is refused',
  (expected) => {
    expect(() => verifyAuthorization('Bearer ', expected)).toThrow(UsageError);
  },
);

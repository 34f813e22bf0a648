import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect } from 'vitest';
import { UsageError } from '../../src/index.ts';
import { verifyAuthorization } from '../../src/webhooks.ts';

const BASIC = { user: 'belvo', password: 'not-a-real-señal' };
const BEARER = { bearer: 'not-a-real-token' };
const basic = (text: string) => Buffer.from(text).toString('base64');

testRows(
  'the header that was agreed is right, however it is written',
  [
    [`Basic ${basic('belvo:not-a-real-señal')}`, BASIC],
    [`basic  ${basic('belvo:not-a-real-señal')} `, BASIC],
    ['Bearer not-a-real-token', BEARER],
    ['BEARER not-a-real-token', BEARER],
  ],
  (header, expected) => {
    expect(verifyAuthorization(header, expected)).toBe(true);
  },
);

testRows(
  'every other header is wrong',
  [
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
  ],
  (header, expected) => {
    expect(verifyAuthorization(header, expected)).toBe(false);
  },
);

testRows(
  'an expectation that would let everyone in is refused',
  [{ bearer: '' }, { user: '', password: 'x' }, { user: 'x', password: '' }],
  (expected) => {
    expect(() => verifyAuthorization('Bearer ', expected)).toThrow(UsageError);
  },
);

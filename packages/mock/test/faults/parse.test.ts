import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { describe, expect, test } from 'vitest';
import { fault } from '../../src/faults/builders.ts';
import { faultSyntax, parseFaults, parseScript } from '../../src/faults/parse.ts';

test('a fault can be written as text', () =>
  checkRows(
    [
      ['pass', fault.pass()],
      ['answer;status=428', fault.answer(428)],
      ['answer;status=400;example=login_error', fault.answer(400, 'login_error')],
      ['status;status=503', fault.status(503)],
      ['rate-limit', fault.rateLimit({ asDate: false })],
      ['rate-limit;retry-after=2', fault.rateLimit({ retryAfter: 2, asDate: false })],
      ['rate-limit;retry-after=2;as=date', fault.rateLimit({ retryAfter: 2, asDate: true })],
      [
        'rate-limit;retry-after="Fri, 16 Jan 2026 00:00:00 GMT"',
        fault.rateLimit({ retryAfter: 'Fri, 16 Jan 2026 00:00:00 GMT', asDate: false }),
      ],
      ['html', fault.html()],
      ['html;status=403', fault.html(403)],
      ['empty', fault.empty()],
      ['empty;status=500', fault.empty(500)],
      ['truncate', fault.truncate()],
      ['truncate;bytes=7', fault.truncate(7)],
      ['reset', fault.reset()],
      ['reset;at=mid-body', fault.reset('mid-body')],
      ['hang;bytes=4', fault.hang({ bytes: 4 })],
      ['drip', fault.drip()],
      ['drip;bytes=1;every=9', fault.drip({ bytes: 1, everyMs: 9 })],
      ['latency;ms=10', fault.latency(10)],
      ['latency;ms=10;jitter=5', fault.latency(10, { jitterMs: 5 })],
      ['redirect', fault.redirect()],
      [
        'redirect;to="https://elsewhere.example/a?b=\\"c\\"";status=302',
        fault.redirect({ to: 'https://elsewhere.example/a?b="c"', status: 302 }),
      ],
    ],
    ([text]) => text,
    ([text, expected]) => {
      expect(parseFaults(text)).toEqual([expected]);
    },
  ));

test('a list is a sequence; blanks around the comma do not matter', () => {
  expect(parseFaults(' html ,pass,  empty; status=500 ')).toEqual([fault.html(), fault.pass(), fault.empty(500)]);
});

describe('says what is wrong with', () => {
  test('says what is wrong with a text', () =>
    checkRows(
      [
        ['explode', 'There is no fault "explode". There are: pass, answer, status,'],
        ['html;code=5', 'The fault "html" has no option "code". It takes: status.'],
        ['pass;x', 'The fault "pass" has no option "x". It takes no options.'],
        ['answer', 'The fault "answer" needs status=… (200 to 599).'],
        ['status;status=99', 'The fault "status" needs status=… (200 to 599).'],
        ['latency', 'The fault "latency" needs ms=… (a whole number).'],
        ['latency;ms=soon', 'The fault "latency" needs ms=… (a whole number).'],
        ['reset;at=lunch', 'The fault "reset" needs at=… (before-headers, after-headers, mid-body).'],
        ['redirect;to', 'The fault "redirect" needs to=….'],
        ['', 'Expected a name at position 0 of ""'],
        ['html;', 'Expected an option at position 4 of "html;"'],
        ['html pass', 'Expected "," or ";" at position 5 of "html pass"'],
        ['html;status=4.5', 'Expected a number, a word or a "string" at position 11'],
        ['html,', 'Expected a name at position 5'],
      ],
      ([text]) => text,
      ([text, message]) => {
        expect(() => parseFaults(text)).toThrow(message);
      },
    ));
});

test('a script is a route, a colon and faults', () => {
  expect(parseScript('PUT /api/things/{id}/: rate-limit;retry-after=1, pass')).toEqual({
    on: 'PUT /api/things/{id}/',
    steps: ['rate-limit;retry-after=1, pass'],
  });
  expect(() => parseScript('html')).toThrow('Write a route, a colon and faults');
});

test('every line of the help can be written', () => {
  for (const { text } of faultSyntax) {
    const written = text
      .replace('<date>', 'date')
      .replace('<after-headers|mid-body>', 'mid-body')
      .replaceAll(/<\w+>/g, '200');
    expect(parseFaults(written), text).toHaveLength(1);
  }
});

test('a delay that a timer cannot keep is refused', () =>
  checkRows(
    ['latency;ms=2147483648', 'latency;ms=1;jitter=3000000000', 'drip;every=99999999999'],
    (text) => text,
    (text) => {
      expect(() => parseFaults(text)).toThrow(/2147483647 milliseconds/);
    },
  ));

test('a delay in TypeScript has the same limit', () => {
  for (const ms of [2 ** 31, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => fault.latency(ms)).toThrow(/milliseconds/);
    expect(() => fault.drip({ everyMs: ms })).toThrow(/milliseconds/);
  }
  expect(fault.latency(2 ** 31 - 1)).toMatchObject({ ms: 2_147_483_647 });
});

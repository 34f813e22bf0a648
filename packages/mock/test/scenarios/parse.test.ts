import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { playScenarios, scenarioSyntax } from '../../src/scenarios/parse.ts';
import type { Scenarios } from '../../src/scenarios/scenarios.ts';

/** Plays a text and tells which scenarios were switched on, with which options. */
function played(text: string, webhook?: { url: string }): [string, unknown][] {
  const calls: [string, unknown][] = [];
  const scenarios = new Proxy({} as Scenarios, {
    get: (_, name: string) => (options: unknown) => calls.push([name, options]),
  });
  playScenarios(text, scenarios, webhook);
  return calls;
}

test('names and options are written with hyphens', () => {
  expect(played('long-pagination;items=1000;page-size=50, mfa-round;on=links_update;token=111111')).toEqual([
    ['longPagination', { items: 1000, pageSize: 50 }],
    ['mfaRound', { on: 'links_update', token: '111111' }],
  ]);
  expect(played('rate-limited-burst;retry-after=5;blocked;on="PUT /api/links/{id}/"')).toEqual([
    ['rateLimitedBurst', { retryAfter: 5, blocked: true, on: 'PUT /api/links/{id}/' }],
  ]);
});

test('events go to the webhook', () => {
  const webhook = { url: 'http://127.0.0.1:3000/' };
  expect(played('async-webhook;copies=2, invalid-link', webhook)).toEqual([
    ['asyncWebhook', { ...webhook, copies: 2 }],
    ['invalidLink', { webhook }],
  ]);
  expect(played('invalid-link')).toEqual([['invalidLink', {}]]);
});

test('a scenario that cannot be is an error', () =>
  checkRows(
    [
      ['doom', 'There is no scenario "doom". There are: mfa-round, expired-session,'],
      ['mfa-round;times=2', 'has no option "times". It takes: on, rounds, token.'],
      ['mfa-round;rounds=two', 'The option "rounds" of the scenario "mfa-round" takes a whole number.'],
      ['mfa-round;rounds', 'takes a whole number.'],
      ['rate-limited-burst;blocked=1', 'takes no value.'],
      ['async-webhook', 'give `webhook`, on the command line --webhook-url'],
    ],
    ([text]) => text,
    ([text, message]) => {
      expect(() => played(text)).toThrow(message);
    },
  ));

test('every line of the help can be written', () => {
  for (const { text } of scenarioSyntax) {
    expect(played(text.replaceAll(/<\w+>/g, '1'), { url: 'http://127.0.0.1/' }), text).toHaveLength(1);
  }
});

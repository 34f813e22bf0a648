import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { listWebhooks, loadBundle } from '@belvo-openapi/spec';
import { expect, expectTypeOf, test } from 'vitest';
import type { TransactionsHistoricalUpdateEvent } from '../../src/index.ts';
import { buildEvent } from '../../src/testing.ts';
import { type AnyEvent, type BelvoEvents, parseEvent, WebhookError } from '../../src/webhooks.ts';

const webhooks = listWebhooks(loadBundle());

test('the specification describes events', () => {
  expect(webhooks.length).toBeGreaterThan(20);
});

testRows(
  'each example is recognized as its event',
  webhooks.flatMap(({ name, examples }) => examples.map((example) => ({ name, example }))),
  ({ name, example }) => {
    expect(parseEvent(JSON.stringify(example.value))).toEqual({ name, event: example.value });
  },
);

testRows(
  'each event is built from its example, with changes',
  webhooks.map(({ name }) => name),
  (name) => {
    const event = buildEvent(name as keyof BelvoEvents, { webhook_id: 'mine' } as never);
    expect(parseEvent(JSON.stringify(event))).toEqual({ name, event });
    expect(event).toMatchObject({ webhook_id: 'mine' });
  },
);

test('names and codes that are no events of their own are kept as unknown', () => {
  for (const event of [{}, { webhook_type: 'toString' }, { webhook_type: 'ACCOUNTS', webhook_code: 'other' }]) {
    expect(parseEvent(JSON.stringify(event))).toEqual({ name: undefined, event });
  }
  expect(() => buildEvent('nonsense' as never)).toThrow('no example');
});

test('a limit counts bytes, and the refusal tells nothing of the body', () => {
  const tooLong = () => parseEvent(JSON.stringify({ a: '€€€€' }), { maxBytes: 15 });
  expect(tooLong).toThrow(WebhookError);
  expect(tooLong).toThrow(expect.objectContaining({ name: 'WebhookError', status: 413 }));
  expect(() => parseEvent('{"secret":', {})).toThrow(/^The body is not JSON\.$/);
});

test('the name narrows the event', () => {
  const uses = (received: AnyEvent) => {
    if (received.name === 'transactions-historical-update') {
      expectTypeOf(received.event).toEqualTypeOf<TransactionsHistoricalUpdateEvent>();
    }
    if (received.name === undefined) {
      expectTypeOf(received.event.webhook_type).toBeUnknown();
    }
  };
  expectTypeOf(uses).toBeFunction();
});

import { expect, test } from 'vitest';
import { LINK, onEachMock } from './support.ts';

onEachMock((stage) => {
  test('all transactions are copied, page by page', async () => {
    const { mock, service, ledger, outcomes, webhook } = stage();
    mock.scenarios.longPagination({ on: 'transactions_list', items: 250 });

    await mock.webhooks.send('TRANSACTIONS.historical_update', webhook, { link_id: LINK });
    await service.idle();

    expect(ledger.transactions.size).toBe(250);
    expect(outcomes).toEqual([{ task: { kind: 'sync', link: LINK }, done: 250 }]);
    expect(mock.journal.of('transactions_list').map(({ query }) => [query.get('link'), query.get('page')])).toEqual([
      [LINK, null],
      [LINK, '2'],
      [LINK, '3'],
    ]);
  });

  test('a burst of 429 in between loses nothing', async () => {
    const { mock, service, ledger, webhook } = stage();
    mock.scenarios.longPagination({ on: 'transactions_list', items: 250 });
    mock.scenarios.rateLimitedBurst({ on: 'transactions_list', allow: 0, reject: 2, retryAfter: 0 });

    await mock.webhooks.send('TRANSACTIONS.historical_update', webhook, { link_id: LINK });
    await service.idle();

    expect(ledger.transactions.size).toBe(250);
    expect(mock.journal.of('transactions_list').filter(({ answer }) => answer?.status === 429)).toHaveLength(2);
  });

  test('transactions fetched in the background arrive by webhook, and a second delivery changes nothing', async () => {
    const { mock, service, ledger, outcomes, webhook } = stage();
    mock.scenarios.asyncWebhook({ ...webhook, event: 'TRANSACTIONS.historical_update', copies: 2 });
    mock.scenarios.longPagination({ on: 'transactions_list', items: 120 });

    const requestId = await service.requestTransactions(LINK, { from: '2026-01-01', to: '2026-01-31' });
    const deliveries = await mock.webhooks.waitFor(2);
    await service.idle();

    expect(deliveries.map(({ body }) => body)).toMatchObject([{ request_id: requestId }, { request_id: requestId }]);
    expect(mock.journal.of('transactions_retrieve')[0]?.headers['x-belvo-request-mode']).toBe('async');
    expect(outcomes).toEqual([{ task: { kind: 'sync', link: LINK }, done: 120 }]);
    expect(ledger.transactions.size).toBe(120);
  });

  test('what fails is an error to look at, and the next event is worked on', async () => {
    const { mock, service, ledger, outcomes, webhook } = stage();
    const outage = mock.faults.always('transactions_list', 'answer;status=401;example=authentication_failed');
    await mock.webhooks.send('TRANSACTIONS.historical_update', webhook, { link_id: LINK });
    await service.idle();
    expect(outcomes).toMatchObject([{ task: { kind: 'sync' }, error: { status: 401 } }]);

    outage.remove();
    const next = { link_id: LINK, webhook_id: 'another delivery' };
    await mock.webhooks.send('TRANSACTIONS.new_transactions_available', webhook, next);
    await service.idle();
    expect(ledger.transactions.size).toBeGreaterThan(0);
  });
});

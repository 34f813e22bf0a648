import { expect, test } from 'vitest';
import { taskFor } from '../src/tasks.ts';
import { LINK, onEachMock } from './support.ts';

onEachMock((stage) => {
  test('a delivery with another authorization is refused and does nothing', async () => {
    const { mock, service, outcomes, webhook } = stage();
    const delivery = await mock.webhooks.send(
      'LINK.invalid_credentials',
      { ...webhook, authorization: 'Bearer guessed', retries: 0 },
      { link_id: LINK },
    );
    await service.idle();
    expect(delivery.attempts).toEqual([{ status: 401 }]);
    expect(outcomes).toEqual([]);
    expect(mock.journal.entries).toEqual([]);
  });

  test('events of no interest are taken and left alone', async () => {
    const { mock, service, outcomes, webhook } = stage();
    const delivery = await mock.webhooks.send('ACCOUNTS.historical_update', webhook, { link_id: LINK });
    await service.idle();
    expect(delivery.outcome).toBe('delivered');
    expect(outcomes).toEqual([]);
  });
});

test('an event that nobody described yet is no task', () => {
  expect(taskFor({ name: undefined, event: { webhook_type: 'NEW', link_id: LINK } })).toBeUndefined();
});

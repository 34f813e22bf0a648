import { fault } from '@belvo-openapi/mock';
import { expect, test } from 'vitest';
import { LINK, onEachMock } from './support.ts';

onEachMock((stage) => {
  test('a link whose credentials stopped working gets new ones', async () => {
    const { mock, service, outcomes, webhook } = stage();
    mock.scenarios.invalidLink({ link: LINK, webhook });

    await mock.webhooks.waitFor();
    await service.idle();

    expect(outcomes).toEqual([{ task: { kind: 'repair', link: LINK }, done: 'repaired' }]);
    expect(mock.journal.of('links_update').map(({ path, json }) => [path, json])).toEqual([
      [`/api/links/${LINK}/`, { password: 'not-a-real-new-password' }],
    ]);
  });

  test('a second factor is asked of the end user', async () => {
    const { mock, service, outcomes, webhook } = stage();
    mock.scenarios.mfaRound({ token: '111111', rounds: 2 });

    await mock.webhooks.send('LINK.invalid_credentials', webhook, { link_id: LINK });
    await service.idle();

    expect(outcomes).toEqual([{ task: { kind: 'repair', link: LINK }, done: 'repaired' }]);
    expect(mock.journal.of('links_resume').map(({ json }) => json)).toEqual([
      expect.objectContaining({ link: LINK, token: '111111' }),
      expect.objectContaining({ link: LINK, token: '111111' }),
    ]);
  });

  test('without a password or a token the link stays as it is', async () => {
    const { mock, service, users, outcomes, webhook } = stage();
    users.password = undefined;
    await mock.webhooks.send('LINK.invalid_credentials', webhook, { link_id: LINK });
    await service.idle();
    expect(mock.journal.of('links_update')).toEqual([]);

    users.password = 'not-a-real-new-password';
    users.token = undefined;
    mock.scenarios.mfaRound();
    await mock.webhooks.send('LINK.invalid_credentials', webhook, { link_id: LINK, webhook_id: 'another delivery' });
    await service.idle();
    expect(mock.journal.of('links_resume')).toEqual([]);
    expect(outcomes.map((outcome) => 'done' in outcome && outcome.done)).toEqual(['no answer', 'no answer']);
  });

  test('a refused password is reported and never sent again', async () => {
    const { mock, service, users, outcomes, webhook } = stage();
    mock.faults.always('links_update', fault.answer(400, 'login_error'));

    await mock.webhooks.send('LINK.invalid_credentials', webhook, { link_id: LINK });
    await service.idle();

    expect(mock.journal.of('links_update')).toHaveLength(1);
    expect(users.told).toHaveLength(1);
    expect(outcomes).toEqual([{ task: { kind: 'repair', link: LINK }, done: 'refused' }]);
  });

  test('an institution that is down is an error to look at, without a second login', async () => {
    const { mock, service, users, outcomes, webhook } = stage();
    mock.scenarios.institutionDown();

    await mock.webhooks.send('LINK.invalid_credentials', webhook, { link_id: LINK });
    await service.idle();

    expect(outcomes).toMatchObject([{ task: { kind: 'repair' }, error: { code: 'institution_down' } }]);
    expect(users.told).toEqual([]);
    expect(mock.journal.of('links_update')).toHaveLength(1);
    expect(JSON.stringify(outcomes)).not.toContain('not-a-real-new-password');
  });
});

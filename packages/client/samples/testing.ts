import { createBelvoClient } from '@belvo-openapi/client';
import { buildEvent, createMockFetch, exampleOf } from '@belvo-openapi/client/testing';

const mock = createMockFetch().reply('links_update', { status: 428 }, { status: 400, example: 'login_error' }, {});

const belvo = createBelvoClient({
  secretId: 'any',
  secretPassword: 'any',
  environment: 'sandbox',
  fetch: mock.fetch,
});

for (let attempt = 1; attempt <= 3; attempt++) {
  const { status } = await belvo.links.update('an-id', { password: 'not-a-real-password' }).result();
  console.log(status); // 428, then 400, then 200
}
console.log(mock.calls[0]?.body); // what was sent

console.log(exampleOf('links_get'));
console.log(buildEvent('transactions-historical-update', { link_id: '11111111-1111-4111-8111-111111111111' }));

import { createPathClient } from '@belvo-openapi/client/paths';
import { belvo } from './belvo.ts';

const api = createPathClient(belvo); // the same keys, repeats, timeouts, hooks

const { data, error, response } = await api.GET('/api/links/{id}/', {
  params: { path: { id: '11111111-1111-4111-8111-111111111111' } },
});
console.log(response.status, data?.status, error);

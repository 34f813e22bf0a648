import { belvo } from './belvo.ts';

const id = '11111111-1111-4111-8111-111111111111';

const { data, status, headers, requestId, durationMs, attempts } = await belvo.links.get(id).withResponse();

console.log(status, data.status, headers.get('content-type'), requestId, durationMs > 0, attempts);

import { belvo } from './belvo.ts';

// The response is a receipt; a webhook tells the end under the same request id.
const receipt = await belvo.links.delete('11111111-1111-4111-8111-111111111111', { mode: 'async' });
console.log(receipt.request_id);

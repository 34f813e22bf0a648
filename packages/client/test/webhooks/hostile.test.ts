import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect } from 'vitest';
import { createFetchHandler, parseEvent } from '../../src/webhooks.ts';

testRows(
  'names of every object are unknown events',
  [
    '{"webhook_type":{"toString":1},"webhook_code":"historical_update"}',
    '{"webhook_type":"TRANSACTIONS","webhook_code":{"toString":null,"valueOf":null}}',
    '{"webhook_type":["TRANSACTIONS"],"webhook_code":["historical_update"]}',
    '{"webhook_type":"__proto__","webhook_code":"constructor"}',
    '{"webhook_code":"toString"}',
    '{"__proto__":{"webhook_type":"TRANSACTIONS","webhook_code":"historical_update"}}',
    '{}',
  ],
  async (body) => {
    expect(parseEvent(body).name).toBeUndefined();
    const handle = createFetchHandler({ authorization: null, onEvent: () => {} });
    const response = await handle(new Request('https://shop.example.com/', { method: 'POST', body }));
    expect(response.status).toBe(204);
    expect(({} as { webhook_type?: string }).webhook_type).toBeUndefined();
  },
);

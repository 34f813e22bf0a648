import { createServer } from 'node:http';
import { createNodeHandler } from '@belvo-openapi/client/webhooks';

const seen = new Set<string>();

export const server = createServer(
  createNodeHandler({
    authorization: { bearer: process.env.BELVO_WEBHOOK_TOKEN ?? 'not-a-real-token' },
    deliveries: seen, // what was dealt with before is skipped
    onEvent(received) {
      switch (received.name) {
        case 'transactions-historical-update':
          console.log('stored:', received.event.data?.total_transactions, 'of', received.event.link_id);
          break;
        case undefined:
          console.log('not described:', received.event.webhook_type, received.event.webhook_code);
          break;
        default:
          console.log(received.name);
      }
    },
  }),
);
// server.listen(3000);

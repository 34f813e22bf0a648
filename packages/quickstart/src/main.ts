// What `npm run quickstart` shows: the Update call of the Postman collection, made through the client against the mock.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createBelvoClient } from '@belvo-openapi/client';
import { startMock } from '@belvo-openapi/mock';
import { ask } from './ask.ts';
import { formatTable } from './format-table.ts';
import { savedResponses } from './saved-responses.ts';

const docs = fileURLToPath(new URL('../../docs/dist/links/update.html', import.meta.url));

await using mock = await startMock();
const belvo = createBelvoClient({
  secretId: 'not-a-real-secret-id',
  secretPassword: 'not-a-real-secret-password',
  baseUrl: mock.url,
});

console.log(`      The mock of the Belvo API listens on ${mock.url}; each row is one real HTTP call to it.\n`);
console.log("      await belvo.links.update(linkId, { password: '…' })\n");
const told = [];
for (const response of savedResponses) {
  told.push(await ask(belvo, response));
}
console.log(formatTable(told));

const last = mock.journal.last;
console.log(`
      ${mock.journal.entries.length} calls, the last one on the wire: ${last?.method} ${last?.url}

Done. What next:
  npm run mock      the mock for your own code, on port 4010 (-- --help tells about faults and scenarios)
  npm run docs      the reference pages, on port 4020${existsSync(docs) ? `\n                    (this call without a server: ${docs})` : ''}
  npm test          everything that must hold
  packages/client/README.md tells the rest of the client
`);

import { createBelvoClient } from '@belvo-openapi/client';
import { readSecret } from './vault.ts';

const belvo = createBelvoClient({
  credentials: async () => ({
    secretId: await readSecret('belvo-secret-id'),
    secretPassword: await readSecret('belvo-secret-password'),
  }),
  environment: 'production',
  timeout: 60_000, // milliseconds per attempt, the body included
  deadline: 120_000, // milliseconds for a whole call, repeats and pauses included
  retries: { max: 2, baseDelay: 500 },
  headers: { 'x-tenant': 'fintech' },
  userAgent: 'fintech-backend/2.1',
});

// Every setting of a call overrides the client's.
const institutions = await belvo.institutions.list({ page_size: 5 }, { timeout: 5_000, retries: 0 });
console.log(institutions.count);

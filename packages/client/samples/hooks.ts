import { createBelvoClient, createHooks, optionsFromEnv } from '@belvo-openapi/client';

// Hooks receive redacted copies. They cannot change a call, and what they throw is ignored.
const hooks = createHooks({
  before: ({ operation, attempt, body }) => console.log('→', operation, attempt, JSON.stringify(body)),
  after: ({ operation, status, error }) => console.log('←', operation, status, error?.code),
  retry: ({ operation, delayMs }) => console.log('↻', operation, `in ${Math.round(delayMs)} ms`),
});

const belvo = createBelvoClient({ ...optionsFromEnv(), hooks });

await belvo.links.update('11111111-1111-4111-8111-111111111111', { password: 'not-a-real-password' });

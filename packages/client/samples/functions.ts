import { optionsFromEnv } from '@belvo-openapi/client';
import { BelvoCore, linksGet, linksUpdate } from '@belvo-openapi/client/operations';

// A bundler keeps these two operations and drops all others.
const belvo = new BelvoCore(optionsFromEnv());

await linksUpdate(belvo, '11111111-1111-4111-8111-111111111111', { password: 'not-a-real-password' });
const { status } = await linksGet(belvo, '11111111-1111-4111-8111-111111111111');
console.log(status);

import { createBelvoClient, MfaRequiredError, optionsFromEnv } from '@belvo-openapi/client';

// BELVO_SECRET_ID, BELVO_SECRET_PASSWORD and BELVO_ENV (sandbox or production)
const belvo = createBelvoClient(optionsFromEnv());

try {
  const link = await belvo.links.update('11111111-1111-4111-8111-111111111111', { password: 'not-a-real-password' });
  console.log(link.status);
} catch (error) {
  if (!(error instanceof MfaRequiredError)) {
    throw error;
  }
  console.log(await error.resume('the token that the end user was sent'));
}

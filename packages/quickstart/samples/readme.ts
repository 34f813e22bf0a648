import { createBelvoClient, MfaRequiredError } from '@belvo-openapi/client';

const belvo = createBelvoClient({
  secretId: process.env.BELVO_SECRET_ID ?? '',
  secretPassword: process.env.BELVO_SECRET_PASSWORD ?? '',
  environment: 'sandbox',
});

try {
  const link = await belvo.links.update('00000000-0000-4000-8000-000000000001', { password: 'not-a-real-password' });
  console.log(link.status);
} catch (error) {
  if (error instanceof MfaRequiredError) {
    console.log('The bank asks for a token:', error.challenge);
  }
}

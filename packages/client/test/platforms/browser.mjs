import { createBelvoClient } from '@belvo-openapi/client';
import { smoke } from './smoke.mjs';

globalThis.run = async (url, closed) => {
  let refusal;
  try {
    createBelvoClient({ secretId: 'a', secretPassword: 'b', environment: 'sandbox' });
  } catch (error) {
    refusal = error.name;
  }
  return { refusal, ...(await smoke(url, closed, { dangerouslyAllowBrowser: true })) };
};

import { optionsFromEnv } from '@belvo-openapi/client';
import { createExactClient } from '@belvo-openapi/client/exact';

const belvo = createExactClient(optionsFromEnv());

for await (const { amount } of belvo.transactions.list({ link: '11111111-1111-4111-8111-111111111111' })) {
  console.log(amount); // text such as '2145.45', exactly as Belvo sent it
}

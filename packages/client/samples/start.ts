import { createBelvoClient } from '@belvo-openapi/client';

const belvo = createBelvoClient({
  secretId: process.env.BELVO_SECRET_ID ?? '',
  secretPassword: process.env.BELVO_SECRET_PASSWORD ?? '',
  environment: 'sandbox', // or 'production'; there is no default
});

// The newest links of your account, page after page, at most ten.
const links = await belvo.links.list({ status__in: ['valid', 'invalid'] }).toArray({ limit: 10 });

for (const { id, institution, status } of links) {
  console.log(id, institution, status);
}

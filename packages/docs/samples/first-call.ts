import { createBelvoClient, optionsFromEnv } from '@belvo-openapi/client';

const belvo = createBelvoClient(optionsFromEnv());

const { results } = await belvo.institutions.list({ page_size: 3 });
for (const { name, display_name, status } of results ?? []) {
  console.log(name, display_name, status);
}

import { AbortError } from '@belvo-openapi/client';
import { belvo } from './belvo.ts';

const controller = new AbortController();
const call = belvo.links.list({}, { signal: controller.signal }).toArray({ limit: 1000 });
controller.abort();

try {
  await call;
} catch (error) {
  console.log(error instanceof AbortError);
}

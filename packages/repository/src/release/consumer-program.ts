/** What a project of another team runs once it has our packages: the client against the mock, and the specification. */
export const CONSUMER_PROGRAM = `
import { createBelvoClient } from '@belvo-openapi/client';
import { startMock } from '@belvo-openapi/mock';
import { listOperations, loadBundle } from '@belvo-openapi/spec';
const mock = await startMock();
const belvo = createBelvoClient({ secretId: 'id', secretPassword: 'not-a-real-password', baseUrl: mock.url });
const links = await belvo.links.list().toArray({ limit: 5 });
await mock.close();
console.log(JSON.stringify({ count: links.length, operations: listOperations(loadBundle()).length }));
`;

import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { methodOf } from '../../src/client/invoke.ts';
import { answersOf } from '../../src/derive/cells.ts';
import { preferenceFor } from '../../src/matrix/run-cell.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { sendRaw } from '../../src/support/raw-request.ts';
import { lastReleased } from '../../src/surface/baseline.ts';
import { headerValue } from '../../src/wire/serialize.ts';

const { operations } = contractOf();
const bench = useBench();
const { version, operations: released } = lastReleased();

test.each(released)(`$operation takes the call that was right in ${version}`, async ({ operation, request, call }) => {
  const [method = '', template = ''] = request.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(call.path[name])));
  const query = Object.entries(call.query)
    .map(
      ([name, value]) =>
        `${name}=${[value]
          .flat()
          .map((one) => encodeURIComponent(String(one)))
          .join(',')}`,
    )
    .join('&');
  const headers = Object.fromEntries(Object.entries(call.header).map(([name, value]) => [name, headerValue(value)]));
  const present = operations.find(({ operationId }) => operationId === operation);
  const [success] = present ? answersOf(present) : [];
  const answer = await sendRaw({
    method,
    url: `${bench().mock.url}${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...headers,
      authorization: `Basic ${Buffer.from('old:not-a-real-password').toString('base64')}`,
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...(success && { prefer: preferenceFor(success) }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  });
  expect(answer.headers['sl-violations']).toBeUndefined();
  expect(answer.headers['content-type'] ?? '').not.toContain('problem');
  expect(answer.status).toBe(success?.status);
});

test.each(released)('the client still has the method of $operation', ({ operation }) => {
  const at = operation.indexOf('_');
  const names = { operationId: operation, resource: operation.slice(0, at), verb: operation.slice(at + 1) };
  expect(methodOf(bench().client, names)).toBeTypeOf('function');
});

import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { listOperations, type Operation } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { methodOf } from '../../src/client/invoke.ts';
import type { CallArguments } from '../../src/derive/arguments.ts';
import { responsesOf } from '../../src/derive/cells.ts';
import { preferenceFor } from '../../src/matrix/run-cell.ts';
import { brokenOnPurpose, judgeSince, lastReleased } from '../../src/released/released.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { sendRaw } from '../../src/support/raw-request.ts';
import { headerValue } from '../../src/wire/serialize.ts';

const contract = contractOf();
const { operations } = contract;
const bench = useBench();
const release = lastReleased();
const { version, calls } = release;
const broken = brokenOnPurpose(judgeSince(release, contract));
const released = listOperations(release.document).filter(({ operationId }) => !broken.has(operationId));

test(`each operation takes the call that was right in ${version}`, () =>
  checkRows(released, ({ operationId }) => operationId, takesItsOldCall));

async function takesItsOldCall(old: Operation): Promise<void> {
  const { operationId, method, path: template } = old;
  const call = calls[operationId] as CallArguments;
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
  const present = operations.find((operation) => operation.operationId === operationId);
  const [success] = present ? responsesOf(present) : [];
  const response = await sendRaw({
    method: method.toUpperCase(),
    url: `${bench().mock.url}${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...headers,
      authorization: `Basic ${Buffer.from('old:not-a-real-password').toString('base64')}`,
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...(success && { prefer: preferenceFor(success) }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  });
  expect(response.headers['sl-violations']).toBeUndefined();
  expect(response.headers['content-type'] ?? '').not.toContain('problem');
  expect(response.status).toBe(success?.status);
}

test('the client still has the method of each', () => {
  const lost = released.filter(({ operationId, resource, verb }) => {
    try {
      return typeof methodOf(bench().client, { operationId, resource, verb }) !== 'function';
    } catch {
      return true;
    }
  });
  expect(released.length).toBeGreaterThan(0);
  expect(lost.map(({ operationId }) => operationId)).toEqual([]);
});

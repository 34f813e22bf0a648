import type { Operation } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { asSent, type PostmanItem, readCollection, templateOf } from '../../src/collection/postman.ts';
import { shapeDifferences } from '../../src/collection/shape.ts';
import { requiredArguments } from '../../src/derive/arguments.ts';
import { answersOf } from '../../src/derive/cells.ts';
import { preferenceFor } from '../../src/matrix/run-cell.ts';
import type { Json } from '../../src/schema/json.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { sendRaw } from '../../src/support/raw-request.ts';

const { operations, resolve } = contractOf();
const bench = useBench();

function operationOf({ request, place }: PostmanItem): Operation {
  const template = templateOf(request);
  const found = operations.find(
    ({ method, path }) =>
      method === request.method.toLowerCase() && path.replace(/\{\w+\}/g, '{}') === template.replace(/\{\w+\}/g, '{}'),
  );
  if (!found) {
    throw new Error(`no operation for ${place} (${request.method} ${template})`);
  }
  return found;
}

/** What somebody who uses the collection fills in. */
function variablesFor(operation: Operation) {
  const ids = Object.entries(requiredArguments(operation, resolve).path).map(([name, value]) => [name, String(value)]);
  return { environment: environment(), path: Object.fromEntries(ids) as Record<string, string> };
}

function environment() {
  return { baseUrl: bench().mock.url, secretId: 'postman-user', secretPassword: 'not-a-real-password' };
}

describe.each(readCollection())('$place', (item) => {
  const operation = operationOf(item);

  test('is accepted as Postman sends it', async () => {
    const sent = asSent(item.request, variablesFor(operation));
    const answer = await sendRaw(sent);
    expect(answer.headers['sl-violations']).toBeUndefined();
    expect(answer.status).toBe(answersOf(operation)[0]?.status);
    const recorded = bench().mock.journal.last;
    expect(recorded?.text).toBe(item.request.body?.raw ?? '');
    expect(recorded?.path.endsWith('/')).toBe(true);
  });

  test('is refused with the placeholder that the collection keeps in the path', async () => {
    const answer = await sendRaw(asSent(item.request, { environment: environment() }));
    expect(answer.status).toBe(400);
    expect(String(answer.headers['sl-violations'])).toContain('"id"');
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
  });

  test.each(item.responses)('answers $code in the shape of "$name"', async ({ code, body, originalRequest }) => {
    const variables = variablesFor(operation);
    const url = asSent(item.request, variables).url;
    const candidates = answersOf(operation).filter(({ status }) => status === code);
    const differences: string[] = [];
    for (const candidate of candidates) {
      const request = { ...asSent(originalRequest, variables), url };
      const headers = { ...request.headers, 'content-type': 'application/json', prefer: preferenceFor(candidate) };
      const answer = await sendRaw({ ...request, headers });
      expect(answer.headers['sl-violations']).toBeUndefined();
      expect(answer.status).toBe(code);
      const found = shapeDifferences(JSON.parse(body) as Json, answer.json as Json);
      if (found.length === 0) {
        return;
      }
      differences.push(`${candidate.example}: ${found.join('; ')}`);
    }
    expect.fail(`no example of ${operation.operationId} ${code} has the saved shape:\n${differences.join('\n')}`);
  });

  test.each(item.responses)('knows no path without the trailing slash, as saved with "$name"', async (response) => {
    const sent = asSent(response.originalRequest, variablesFor(operation));
    expect(sent.url.endsWith('/')).toBe(false);
    const answer = await sendRaw(sent);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });
});

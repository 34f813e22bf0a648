import { inspect } from 'node:util';
import { findSensitive, listOperations, loadBundle } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import * as functions from '../../src/generated/operations/index.ts';
import { BelvoError, createHooks } from '../../src/index.ts';
import { clientFor, KEYS } from '../support/client.ts';
import { mark } from '../support/marked.ts';

const doc = loadBundle();
const operations = listOperations(doc);

/** Every way in which a value ends up in a log. */
function renderings(value: unknown): string[] {
  const clone = () => {
    try {
      return structuredClone(value);
    } catch {
      return undefined;
    }
  };
  return [
    inspect(value, { depth: 20, showHidden: true }),
    JSON.stringify(value) ?? '',
    String(value),
    inspect(clone(), { depth: 20, showHidden: true }),
    JSON.stringify(clone()) ?? '',
    value instanceof Error ? `${value.stack}${inspect(value.cause, { depth: 20, showHidden: true })}` : '',
    ...Object.values(value as object).map((part) => inspect(part, { depth: 20, showHidden: true })),
  ];
}

const functionOf = (operationId: string) => {
  const [resource = '', verb = ''] = operationId.split('_');
  const name = resource + verb.charAt(0).toUpperCase() + verb.slice(1);
  return (functions as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>)[name];
};

const cases = operations.flatMap((operation) =>
  operation.responses.flatMap((response) =>
    response.examples.map((example) => ({
      operation,
      response,
      example,
      title: `${operation.operationId} ${response.status} ${example.name}`,
    })),
  ),
);

/** The same example in the same place says nothing new: errors are shared by most operations. */
const distinct = new Map(
  cases.map((one) => {
    const { requestBody, parameters } = one.operation;
    const request = [requestBody?.content[0]?.schemaName, parameters.map(({ name }) => name)];
    return [JSON.stringify([one.response.status, one.response.schema, one.example.value, request]), one];
  }),
);

test('there are examples to render', () => {
  expect(cases.length).toBeGreaterThan(30);
});

test('no rendering of an error or a hook payload holds a sensitive value of any example', async () => {
  const leaks: string[] = [];
  let marked = 0;
  for (const { operation, response, example, title } of distinct.values()) {
    const content = operation.requestBody?.content[0];
    const request = mark(content?.examples[0]?.value, findSensitive(doc, content?.schema));
    const answer = mark(example.value, findSensitive(doc, response.schema));
    const secrets = [
      KEYS.secretPassword,
      btoa(`${KEYS.secretId}:${KEYS.secretPassword}`),
      ...request.marks,
      ...answer.marks,
    ];
    marked += answer.marks.length + request.marks.length;
    const payloads: unknown[] = [];
    const stop = new AbortController();
    const keep = (payload: unknown) => payloads.push(payload);
    const settings = {
      fetch: async () =>
        new Response(JSON.stringify(answer.value), {
          status: Number(response.status),
          headers: { 'content-type': 'application/json', 'retry-after': '60' },
        }),
    };
    const observed = clientFor('https://api.example.com', {
      ...settings,
      hooks: createHooks({
        before: keep,
        after: keep,
        retry: (payload) => {
          keep(payload);
          stop.abort();
        },
      }),
    });
    const belvo = clientFor('https://api.example.com', { ...settings, retries: 0 });
    const ids = operation.parameters.filter((parameter) => parameter.in === 'path').map(() => 'an-id');
    const call = functionOf(operation.operationId);
    expect(call, title).toBeTypeOf('function');
    const outcome = await call?.(belvo, ...ids, request.value).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (Number(response.status) >= 400) {
      expect(outcome, title).toBeInstanceOf(BelvoError);
    }
    // Once more, observed, up to the pause before a repeat.
    const body = operation.requestBody ? [request.value] : [];
    const takesParams = operation.parameters.some((parameter) => parameter.in === 'query');
    const params = takesParams ? [{}] : [];
    await call?.(observed, ...ids, ...body, ...params, { signal: stop.signal }).catch(() => {});
    expect(payloads.length, title).toBeGreaterThanOrEqual(2);
    const rendered = [payloads, ...(outcome ? [outcome] : [])].flatMap(renderings).join('\n');
    leaks.push(...secrets.filter((secret) => rendered.includes(secret)).map((secret) => `${title}: ${secret}`));
  }
  expect(marked).toBeGreaterThan(100);
  expect([...new Set(leaks)]).toEqual([]);
});

test('a client shows nothing of its keys', () => {
  const belvo = clientFor('https://api.example.com');
  const rendered = renderings(belvo).join('\n');
  expect(rendered).toContain('links');
  expect(rendered).not.toContain(KEYS.secretPassword);
  expect(rendered).not.toContain(btoa(`${KEYS.secretId}:${KEYS.secretPassword}`));
});

test('what a foreign fetch puts into its errors does not get through', async () => {
  const belvo = clientFor('https://api.example.com', {
    retries: 0,
    fetch: async (_url, init) => {
      const error = new Error(`request failed: ${init.body}`);
      throw Object.assign(error, { config: init, request: init, code: 'ERR_BAD' });
    },
  });
  const error = await belvo.links.update('id', { password: 'not-a-real-password' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const rendered = renderings(error).join('\n');
  expect(rendered).toContain('ERR_BAD');
  expect(rendered).not.toContain('not-a-real-password');
  expect(rendered).not.toContain('Basic ');
});

test('a server that quotes a secret does not bring it into a message', async () => {
  const belvo = clientFor('https://api.example.com', {
    fetch: async () =>
      Response.json([{ code: 'invalid', message: 'not-a-real-password is too short' }], { status: 400 }),
  });
  const error = await belvo.links.update('id', { password: 'not-a-real-password' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(String(error)).toContain('[redacted] is too short');
  expect(renderings(error).join('\n')).not.toContain('not-a-real-password');
});

test('a truncated answer shows names but no values', async () => {
  const belvo = clientFor('https://api.example.com', {
    retries: 0,
    fetch: async () =>
      new Response('[{"document_number":"00000000191","name":"Ana Exemplo","age":44', {
        headers: { 'content-type': 'application/json' },
      }),
  });
  const error = await belvo.links.get('id').then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const rendered = renderings(error).join('\n');
  expect(rendered).toContain('document_number');
  expect(rendered).not.toMatch(/00000000191|Ana|44/);
});

test('hooks cannot change or break a call', async () => {
  const belvo = clientFor('https://api.example.com', {
    hooks: createHooks({
      before: (snapshot) => {
        (snapshot.headers as Record<string, string>).authorization = 'changed';
        throw new Error('a broken logger');
      },
      after: () => {
        throw new Error('a broken logger');
      },
    }),
    fetch: async (_url, { headers }) => Response.json({ institution: headers.authorization?.slice(0, 5) }),
  });
  expect(await belvo.links.get('id')).toEqual({ institution: 'Basic' });
});

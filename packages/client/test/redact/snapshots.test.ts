import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { type AttemptSnapshot, createHooks, UsageError } from '../../src/index.ts';
import { AT_ONCE, clientFor, LINK_ID } from '../support/client.ts';

test('two calls at once: every snapshot says whose it is, and of which path', async () => {
  const seen: [string, AttemptSnapshot][] = [];
  const keep = (kind: string) => (snapshot: AttemptSnapshot) => void seen.push([kind, snapshot]);
  const failed = new Set<string>();
  const belvo = clientFor('https://api.example.com', {
    hooks: createHooks({ before: keep('before'), after: keep('after'), retry: keep('retry') }),
    retries: AT_ONCE,
    fetch: async (url) => {
      await new Promise(setImmediate);
      const isFirst = !failed.has(url);
      failed.add(url);
      return isFirst ? Response.json([], { status: 503 }) : Response.json({ id: LINK_ID });
    },
  });
  await Promise.all([belvo.links.get('a'), belvo.links.get('b')]);
  const calls = [...new Set(seen.map(([, { call }]) => call))];
  expect(calls).toHaveLength(2);
  for (const call of calls) {
    expect(call).toMatch(/^[0-9a-f-]{36}$/);
    const own = seen.filter(([, snapshot]) => snapshot.call === call);
    expect(own.map(([kind, { attempt }]) => [kind, attempt])).toEqual([
      ['before', 1],
      ['after', 1],
      ['retry', 1],
      ['before', 2],
      ['after', 2],
    ]);
    for (const [, snapshot] of own) {
      expect(snapshot).toMatchObject({ operation: 'links_get', method: 'GET', path: '/api/links/{id}/' });
    }
  }
});

testRows(
  'what is no object of functions makes no hooks',
  [undefined, null, () => {}, { before: 'log' }, { befor: () => {} }],
  (functions) => {
    expect(() => createHooks(functions as never)).toThrow(UsageError);
  },
);

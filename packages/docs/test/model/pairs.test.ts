import type { NamedExample, Operation } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { pairedExample } from '../../src/model/pairs.ts';

function operation(requests: NamedExample[], responses: Record<string, NamedExample[]>): Operation {
  return {
    requestBody: { content: [{ examples: requests }] },
    responses: Object.entries(responses).map(([status, examples]) => ({ status, examples })),
  } as unknown as Operation;
}

const example = (name: string, value: unknown): NamedExample => ({ name, value }) as NamedExample;

describe('pairedExample', () => {
  const byKey = example('by_key', { amount: '1', details: { key: 'a@example.com' } });
  const byAccount = example('by_account', { amount: '1', details: { account: 'x' } });
  const payments = operation([byKey, byAccount], {
    201: [
      example('first', { amount: '1', details: { account: 'y', key: null } }),
      example('second', { amount: '1', details: { account: null, key: 'a@example.com' } }),
    ],
    400: [example('by_key', byKey.value)],
  });

  test('finds the answer by the fields that tell the requests apart, never a failure', () => {
    expect(pairedExample(payments, byKey)?.name).toBe('second');
    expect(pairedExample(payments, byAccount)?.name).toBe('first');
    expect(pairedExample(payments, byKey)?.status).toBe('201');
  });

  test('takes 200 for what is not to be saved, and 201 otherwise', () => {
    const saved = example('saved', { link: 'x' });
    const unsaved = example('unsaved', { link: 'x', save_data: false });
    const retrieve = operation([saved, unsaved], { 200: [example('a', [])], 201: [example('b', [])], 202: [] });
    expect(pairedExample(retrieve, saved)?.status).toBe('201');
    expect(pairedExample(retrieve, unsaved)?.status).toBe('200');
  });

  test('has no answer where there is no example', () => {
    expect(pairedExample(operation([byKey], { 204: [] }), byKey)).toBeUndefined();
  });
});

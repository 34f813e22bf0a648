import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { isMerged, mergeInto, mergeMarkdown, mergeSummary, reconstruct } from '../../src/index.ts';
import { collection, item, response } from '../support/collections.ts';
import { Sandbox, told } from '../support/merging.ts';

const named = (name: string): Record<string, unknown> => ({
  info: { name, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
});
const call = (path: string, body: object) =>
  item({ name: `Get ${path}`, url: `https://x/${path}/:id`, responses: [response(200, body)] });
const orders = call('orders', { id: 1, total: 1.5 });
const [shop, admin] = [named('Shop'), named('Admin API')];
const refunds = call('refunds', { reason: 'x' });

/** A specification that a shop's collection and one of its administration feed; both show orders. */
function fedByTwo(): Sandbox {
  const spec = new Sandbox();
  spec.merge([orders, call('carts', { size: 1 })], shop);
  spec.merge([orders, refunds, call('users', { name: 'x' })], admin);
  return spec;
}

describe('a specification that several collections feed', () => {
  test('has a record of each, and nothing more to merge', async () => {
    const spec = fedByTwo();
    expect([spec.has('openapi.record.txt'), spec.has('openapi.record.admin-api.txt')]).toEqual([true, true]);
    expect(spec.read('openapi.record.admin-api.txt')).not.toContain('carts');
    for (const [items, extra] of [
      [[orders, call('carts', { size: 1 })], shop],
      [[orders, refunds, call('users', { name: 'x' })], admin],
    ] as const) {
      const report = spec.merge(items, extra);
      expect({ told: told(report), files: report.files, merged: isMerged(report) }).toEqual({
        told: [],
        files: [],
        merged: true,
      });
    }
    expect(await spec.problems()).toEqual([]);
  });

  testRows(
    'tells what one of them has changed',
    [
      [
        'what one changes is compared with its own past',
        [orders, call('carts', { size: 'large', color: 'x' })],
        [
          'applied GET /carts/{id}: response 200 body color',
          'applied GET /carts/{id}: response 200 body size type',
          'applied GET /carts/{id}: response 200 example status_200',
        ],
      ],
      [
        'what one no longer has is gone only when no other shows it',
        [call('news', { text: 'x' })],
        ['applied GET /news/{id}: request', 'gone GET /carts/{id}: request'],
      ],
      [
        'what one changes and another still shows as it was is left to a person',
        [call('orders', { id: 1, total: 'x' }), call('carts', { size: 1 })],
        [
          'open GET /orders/{id}: response 200 body total type',
          'applied GET /orders/{id}: response 200 example status_200',
        ],
      ],
    ],
    (_name, items, expected) => {
      const spec = fedByTwo();
      const report = spec.merge(items, shop);
      expect(told(report).sort()).toEqual([...expected].sort());
      const quoted = mergeMarkdown(report).match(/"Admin API" [a-z ]*/g) ?? [];
      expect([...new Set(quoted)]).toEqual(
        expected.some((line) => /^(?:gone|open)/.test(line))
          ? [expect.stringMatching(/still shows it|shows otherwise/)]
          : [],
      );
    },
  );

  test('a collection that was renamed is known by its operations, and told', () => {
    const spec = fedByTwo();
    const report = spec.merge([orders, call('carts', { size: 'large' })], named('Shop, second edition'));
    expect(told(report)).toContain('applied GET /carts/{id}: response 200 body size type');
    expect(report.notes).toEqual([
      'The collection is taken for "Shop" of openapi.record.txt, with which it shares most operations.',
    ]);
    expect(spec.merge([orders, call('carts', { size: 'large' })], named('Shop, second edition')).notes).toEqual([]);
  });

  test('a collection that was renamed and has doubled is known by the operations it had, unless both are there', () => {
    const spec = new Sandbox();
    const calls = Array.from({ length: 12 }, (_, n) => call(`things${n}`, { size: n }));
    spec.merge(calls.slice(0, 5), shop);
    const things = reconstruct(collection(calls, named('Things')));
    const both = mergeInto(things, spec.target, { check: true, beside: ['Shop'] });
    expect([both.formerly, both.files.includes('openapi.record.things.txt')]).toEqual([undefined, true]);
    const report = mergeInto(things, spec.target);
    expect([report.formerly, report.files.includes('openapi.record.things.txt')]).toEqual(['Shop', false]);
    expect(mergeSummary(report, false).join()).toContain('taken for "Shop"');
  });
});

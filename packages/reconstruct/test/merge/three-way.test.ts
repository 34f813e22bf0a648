import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { isLeftOut, isMerged, mergeMarkdown, mergeSummary } from '../../src/index.ts';
import { item, json, response } from '../support/collections.ts';
import { Sandbox, told } from '../support/merging.ts';

const FILE = 'resources/orders/schemas/Order.yaml';
const PATH = 'resources/orders/paths/order.yaml';

function get(body: unknown, more: { url?: string; responses?: unknown[]; name?: string } = {}): unknown {
  return item({
    name: more.name ?? 'Get order',
    url: more.url ?? 'https://x/orders/:id',
    responses: [response(200, body), ...(more.responses ?? [])],
  });
}

const before = [
  get({ id: 1, total: 1.5, legacy: 'x' }),
  item({ name: 'Delete order', method: 'DELETE', url: 'https://x/orders/:id', responses: [response(204, '')] }),
  item({
    name: 'Create order',
    method: 'POST',
    url: 'https://x/orders',
    body: json({ total: 1.5 }),
    responses: [response(201, { id: 1, total: 1.5, legacy: 'x' })],
  }),
];

describe('what the collection alone has changed', () => {
  test('is written, and told with its places; what is gone is told and stays', async () => {
    const spec = new Sandbox();
    spec.merge(before);
    const changed = { id: 'ord_1', total: 1.5, currency: 'EUR' };
    const after = [
      get(changed, { url: 'https://x/orders/:id?expand=items' }),
      item({
        name: 'Create order',
        method: 'POST',
        url: 'https://x/orders',
        body: json({ total: 1.5, currency: 'EUR' }),
        responses: [response(201, changed)],
      }),
    ];
    const report = spec.merge(after);
    expect(told(report).filter((line) => !line.includes('example'))).toEqual([
      'applied GET /orders/{id}: request path-variable id type',
      'applied GET /orders/{id}: request query expand',
      'applied GET /orders/{id}: response 200 body currency',
      'gone GET /orders/{id}: response 200 body legacy',
      'applied GET /orders/{id}: response 200 body id type',
      'applied POST /orders: request body currency',
      'gone DELETE /orders/{id}: request',
    ]);
    const entry = report.entries.find(({ what }) => what === 'response 200 body currency');
    expect(entry).toMatchObject({
      also: ['POST /orders: response 201 body currency'],
      items: ['Get order', 'Create order'],
    });
    expect(Object.keys(spec.data(FILE).properties)).toEqual(['id', 'total', 'legacy', 'currency']);
    expect(spec.data(FILE).properties.id).toEqual({ type: 'string' });
    expect(await spec.problems()).toEqual([]);
    expect(isLeftOut(report)).toBe(false);
    // What is gone stays on the list until somebody answers.
    const again = spec.merge(after);
    expect(told(again)).toEqual([
      'gone GET /orders/{id}: response 200 body legacy',
      'gone DELETE /orders/{id}: request',
    ]);
    expect(again.files).toEqual([]);
  });

  testRows(
    'is wider evidence when something is seen beside the first',
    [
      ['a second type', { id: 'x' }, 'id', { type: ['integer', 'string'] }],
      ['null', { id: null }, 'id', { type: ['integer', 'null'] }],
      ['a number where integers were', { total: 1, id: 1.5 }, 'id', { type: 'number' }],
    ],
    (_name, body, key, schema) => {
      const spec = new Sandbox();
      spec.merge([get({ id: 1 })]);
      const report = spec.merge([get({ id: 1 }, { responses: [response(200, body, { name: 'Other' })] })]);
      expect(report.entries.find(({ what }) => what.endsWith('type'))).toMatchObject({
        kind: 'widened',
        outcome: 'applied',
      });
      expect(spec.data(FILE).properties[key]).toEqual(schema);
    },
  );

  test('a contradiction is told apart from wider evidence', () => {
    const spec = new Sandbox();
    spec.merge([get({ id: 1 })]);
    expect(spec.merge([get({ id: 'x' })]).entries[0]).toMatchObject({ kind: 'contradiction', outcome: 'applied' });
  });

  test('a field that turns from text into an object is replaced where nobody wrote anything', () => {
    const spec = new Sandbox();
    spec.merge([get({ owner: 'Ana' })]);
    spec.merge([get({ owner: { name: 'Ana' } })]);
    expect(spec.read(FILE)).toContain('Owner.yaml');
  });

  test('a format comes and goes with its values', () => {
    const spec = new Sandbox();
    const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    spec.merge([get({ id: uuid, n: 'x' })]);
    expect(spec.data(FILE).properties.id.format).toBe('uuid');
    spec.merge([get({ id: 'plain', n: uuid })]);
    expect(spec.data(FILE).properties).toEqual({ id: { type: 'string' }, n: { type: 'string', format: 'uuid' } });
  });

  test('a new status, media type, body and description arrive', async () => {
    const spec = new Sandbox();
    spec.merge([get({ id: 1 })]);
    const text = response(200, 'a,b', { header: [{ key: 'Content-Type', value: 'text/csv' }], name: 'Csv' });
    const more = item({
      name: 'Get order',
      url: 'https://x/orders/:id',
      description: 'One order.',
      responses: [response(200, { id: 1 }), text, response(404, { code: 'x' })],
    });
    const report = spec.merge([more]);
    expect(told(report)).toEqual(
      expect.arrayContaining([
        'applied GET /orders/{id}: request description',
        'applied GET /orders/{id}: response 200 body',
        'applied GET /orders/{id}: response 404',
      ]),
    );
    expect(spec.data(PATH).get.description).toBe('One order.');
    expect(await spec.problems()).toEqual([]);
  });
});

describe('what was changed by hand', () => {
  test('stays when the collection has not changed', () => {
    const spec = new Sandbox();
    spec.merge(before);
    spec.edit(FILE, 'type: integer', 'type: string');
    spec.edit(FILE, /\n {2}legacy:\n {4}type: string/, '');
    spec.edit(PATH, 'summary: Get order', 'summary: Read an order');
    const texts = spec.texts();
    const report = spec.merge(before);
    expect(told(report)).toEqual([]);
    expect(told(report, 'kept').length).toBeGreaterThan(1);
    expect(isMerged(report)).toBe(true);
    expect(spec.texts()).toEqual(texts);
  });

  test('an operation, a parameter or a status deleted on purpose does not come back', () => {
    const spec = new Sandbox('openapi.yaml');
    const items = [
      get({ id: 1 }, { url: 'https://x/orders/:id?a=1', responses: [response(404, { code: 'x' })] }),
      ...before.slice(1),
    ];
    spec.merge(items);
    spec.edit('openapi.yaml', / {4}delete:\n(?: {6}.*\n)+/, '');
    spec.edit('openapi.yaml', / +- name: a\n(?: {10}.*\n)+/, '');
    spec.edit('openapi.yaml', / {8}'404':\n(?: {10}.*\n)+/, '');
    const texts = spec.texts();
    expect(told(spec.merge(items))).toEqual([]);
    expect(spec.texts()).toEqual(texts);
    expect(told(spec.merge([...items, get({ id: 1 }, { url: 'https://x/other' })]))).toEqual([
      'applied GET /other: request',
    ]);
  });

  test('in conflict with a change of the collection is told with all three, and nothing is written', () => {
    const spec = new Sandbox();
    spec.merge([get({ id: 1 })]);
    spec.edit(FILE, 'type: integer', 'type: boolean');
    const text = spec.read(FILE);
    const report = spec.merge([get({ id: 'x' })]);
    expect(spec.read(FILE)).toBe(text);
    expect(report.entries.find(({ outcome }) => outcome === 'conflict')).toMatchObject({
      what: 'response 200 body id type',
      base: 'integer',
      ours: 'boolean',
      theirs: 'string',
      file: FILE,
      line: 3,
      items: ['Get order'],
    });
    expect(isLeftOut(report)).toBe(true);
    const markdown = mergeMarkdown(report);
    expect(markdown).toContain('last time: integer');
    expect(markdown).toContain(`here: boolean (${FILE}:3)`);
    // It stays until it is settled, by writing it or by an answer.
    expect(told(spec.merge([get({ id: 'x' })]), 'conflict')).toHaveLength(1);
    spec.write('openapi.ignore.txt', 'GET /orders/{id}: response 200 body id type  # the sample is wrong\n');
    expect(isMerged(spec.merge([get({ id: 'x' })]))).toBe(true);
    spec.edit(FILE, 'type: boolean', 'type: string');
    expect(spec.merge([get({ id: 'x' })]).stale).toMatchObject([{ source: 'openapi.ignore.txt:1' }]);
  });

  test('what is replaced as a whole is not, once somebody has described it', () => {
    const spec = new Sandbox();
    spec.merge([get({ owner: 'Ana' })]);
    spec.edit(FILE, /owner:\n {4}type: string/, 'owner:\n    type: string\n    description: Who ordered.');
    const report = spec.merge([get({ owner: { name: 'Ana' } })]);
    expect(told(report, 'open')).toEqual(['open GET /orders/{id}: response 200 body owner type']);
    expect(spec.read(FILE)).toContain('Who ordered.');
  });

  test('comments, quotes, order and line ends stay to the byte', () => {
    const spec = new Sandbox();
    spec.merge([get({ id: 1, total: 1 })]);
    spec.write(
      FILE,
      '# reviewed\r\n"type": object   # an order\r\nproperties:\r\n  total: {type: integer}\r\n  # the key\r\n  \'id\':\r\n    type: "integer" # for now\r\n\r\n# end\r\n',
    );
    spec.merge([get({ id: 'x', total: 1, currency: 'EUR' })]);
    expect(spec.read(FILE)).toBe(
      '# reviewed\r\n"type": object   # an order\r\nproperties:\r\n  total: {type: integer}\r\n  # the key\r\n  \'id\':\r\n    type: "string" # for now\r\n  currency:\r\n    type: string\r\n\r\n# end\r\n',
    );
  });
});

describe('checking and reporting', () => {
  test('a check writes nothing and knows that something is unmerged', () => {
    const spec = new Sandbox();
    spec.merge([get({ id: 1 })]);
    const texts = spec.texts();
    const record = spec.read('openapi.record.txt');
    expect(isMerged(spec.merge([get({ id: 1 })], {}, true))).toBe(true);
    const report = spec.merge([get({ id: 1, more: 1 })], {}, true);
    expect(isMerged(report)).toBe(false);
    expect(mergeSummary(report, true).join('\n')).toContain('to apply GET /orders/{id}: response 200 body more');
    expect(spec.texts()).toEqual(texts);
    expect(spec.read('openapi.record.txt')).toBe(record);
  });

  test('the summary fits a screen, the report says of each line what to do', () => {
    const spec = new Sandbox();
    spec.merge([get({ id: 1 })]);
    const fields = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`field_${n}`, n]));
    const report = spec.merge([get({ id: 1, ...fields })], {}, true);
    expect(mergeSummary(report, true).length).toBeLessThan(24);
    const lines = mergeMarkdown(report)
      .split('\n')
      .filter((line) => line.trim().startsWith('- **'));
    expect(lines.join('\n')).toContain('field_59');
    expect(lines.length).toBeLessThan(9);
    expect(lines.every((line) => /Review what was written\.$/.test(line))).toBe(true);
  });

  test('a report of years of changes stays as long as somebody reads it, and its summary on a screen', () => {
    const many = (from: number, to: number, bodyOf: (n: number) => object) =>
      Array.from({ length: to - from }, (_, index) => {
        const n = from + index;
        const [resource, kind] = ['abcdefghij'[n % 10], 'abcdefghijklmn'[Math.floor(n / 10)]];
        const url = `https://x/resource-${resource}/kind-${kind}/:id`;
        return item({ name: `Call ${n}`, url, responses: [response(200, bodyOf(n))] });
      });
    const spec = new Sandbox();
    spec.merge(many(0, 80, (n) => ({ id: 1, [`old${n}`]: 'x' })));
    const years = many(20, 140, (n) => ({ id: 'x', shared: true, [`new${n}`]: 1, [`more${n}`]: 1 }));
    const report = spec.merge(years, {}, true);
    const text = mergeMarkdown(report, true);
    expect(report.entries.length).toBeGreaterThan(350);
    expect(text.split('\n').length).toBeLessThan(200);
    expect(mergeSummary(report, true).length).toBeLessThan(20);
    expect(text).toContain('- **gone** 20 operations: the collection no longer calls them.');
    expect(text).toContain('- **to apply** 60 operations: the collection calls them, the specification has no such');
    expect(text).toMatch(/- \*\*to apply\*\* `response 200 body shared`: .*\n {2}- at `GET .* and 56 more/);
    // What is not listed is counted.
    expect(text).toMatch(/… and \d+ more: a report in JSON/);
  });
});

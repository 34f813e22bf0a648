import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect } from 'vitest';
import type { MergeReport } from '../../src/index.ts';
import { item, json, response } from '../support/collections.ts';
import { Sandbox, told } from '../support/merging.ts';

/** What a collection of some vendor showed from one version to a later one, in small. */
interface History {
  readonly before: readonly unknown[];
  /** Edits in between. */
  readonly byHand?: (spec: Sandbox) => void;
  readonly after: readonly unknown[];
  /** Lines of the report, and what must be so in the end. */
  readonly told: readonly string[];
  readonly holds?: (spec: Sandbox, report: MergeReport) => void;
}

const order = { id: 1, total: 1.5, status: 'new' };
const get = (body: unknown, name = 'ok') =>
  item({ name: 'Get order', url: 'https://x/orders/:id', responses: [response(200, body, { name })] });
const price = { type: 'cent', currency: 'EUR', digits: 2 };
const send = (key: string) =>
  item({
    name: 'Send prices',
    method: 'POST',
    url: 'https://x/prices',
    body: json({ key, value: price, example: price, default: { value: price } }),
    responses: [response(201, { done: true, value: price })],
  });
const everything = (spec: Sandbox): string => Object.values(spec.texts()).join('\n');

const HISTORIES: Readonly<Record<string, History>> = {
  'a field that is called like a keyword holds a schema like any other': {
    before: [get(order)],
    after: [get(order), send('a')],
    told: ['applied POST /prices: request'],
  },
  'requests that move into a folder bring its tag into the index': {
    before: [get(order)],
    after: [{ name: 'Sales', description: 'What is sold.', item: [get(order)] }],
    told: ['applied GET /orders/{id}: request tags'],
    holds: (spec) => expect(spec.data('openapi.yaml').tags).toEqual([{ name: 'Sales', description: 'What is sold.' }]),
  },
  'an example under another name is none more, and one that is gone is told': {
    before: [get(order)],
    after: [get(order, 'success')],
    told: ['note GET /orders/{id}: response 200 example ok'],
  },
  'what was an object and is now a list as well is left to a person as a whole': {
    before: [get({ ...order, buyer: { name: 'Ana', vip: true, since: 2020 } })],
    after: [
      get({ ...order, buyer: { name: 'Ana', vip: true, since: 2020 } }),
      item({
        name: 'Get order again',
        url: 'https://x/orders/:id',
        responses: [response(200, { ...order, buyer: [{ name: 'Ana', vip: true, since: 2020 }] })],
      }),
    ],
    told: ['open GET /orders/{id}: response 200 body buyer type'],
    holds: (spec) => expect(everything(spec)).not.toMatch(/^ *items:/m),
  },
  'fields that have no place of their own are told one by one': {
    before: [get(order)],
    byHand: (spec) => {
      const file = 'resources/orders/schemas/Order.yaml';
      spec.edit(
        spec.has(file) ? file : 'openapi.yaml',
        /( *)type: object\n *properties:\n(?: +\w+:\n +type: \w+\n)+/,
        '$1anyOf:\n$1  - properties: { id: { type: integer }, total: { type: number } }\n' +
          '$1  - properties: { status: { type: string } }\n',
      );
    },
    after: [get({ ...order, currency: 'EUR', branch: 'x' })],
    told: ['open GET /orders/{id}: response 200 body currency', 'open GET /orders/{id}: response 200 body branch'],
  },
  'a response for any other status is told like one for a status': {
    before: [get(order)],
    after: [
      item({
        name: 'Get order',
        url: 'https://x/orders/:id',
        responses: [
          response(200, order, { name: 'ok' }),
          response(0, { reason: 'x' }, { name: '', code: undefined, status: undefined }),
        ],
      }),
    ],
    told: ['applied GET /orders/{id}: response default'],
  },
  'new files end their lines as the index does': {
    before: [get(order)],
    byHand: (spec) => {
      for (const [file, text] of Object.entries(spec.texts())) {
        spec.write(file, text.replace(/\n/g, '\r\n'));
      }
    },
    after: [get(order), send('a')],
    told: ['applied POST /prices: request'],
    holds: (spec) => expect(Object.values(spec.texts()).filter((text) => /[^\r]\n/.test(text))).toEqual([]),
  },
};

const ROWS = Object.entries(HISTORIES).flatMap(([name, history]) =>
  ['', 'openapi.yaml'].map((file): [string, string, History] => [`${name}, in ${file || 'files'}`, file, history]),
);

testRows('what real histories showed', ROWS, async (_name, file, history) => {
  const spec = new Sandbox(file);
  spec.merge(history.before);
  history.byHand?.(spec);
  const report = spec.merge(history.after);
  const outcomes = ['applied', 'conflict', 'open', 'gone', 'note'];
  const quiet = /^applied .* (?:type|description|example \S+)$/;
  expect(told(report, ...outcomes).filter((line) => !quiet.test(line))).toEqual(history.told);
  expect(await spec.problems()).toEqual([]);
  history.holds?.(spec, report);
  const texts = spec.texts();
  expect(told(spec.merge(history.after), 'applied')).toEqual([]);
  expect(spec.texts()).toEqual(texts);
});

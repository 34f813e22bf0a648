import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { Diagnostics, readCollection, UnreadableCollectionError } from '../../src/index.ts';
import { collection, item } from '../support/collections.ts';

const read = (value: unknown) => {
  const diagnostics = new Diagnostics();
  return { collection: readCollection(value, diagnostics), codes: diagnostics.all.map((finding) => finding.code) };
};

describe('items', () => {
  test('flattens folders and keeps their names', () => {
    const nested = { name: 'A', item: [{ name: 'B', item: [item({ name: 'C' })] }] };
    expect(read(collection([nested])).collection.items[0]).toMatchObject({ path: 'A / B / C', folders: ['A', 'B'] });
  });

  test('reads what tools call `items`', () => {
    const root = { info: { name: 'Things' }, items: [{ name: 'A', items: [item({ name: 'B' })] }] };
    const { collection: result, codes } = read(root);
    expect(result.items.map((one) => one.path)).toEqual(['A / B']);
    expect(codes).toEqual([]);
  });

  test('reads 2,000 folders inside each other', () => {
    let inner: unknown = item({ name: 'deep' });
    for (let i = 0; i < 2000; i += 1) {
      inner = { name: `f${i}`, item: [inner] };
    }
    expect(read(collection([inner])).collection.items).toHaveLength(1);
  });

  test('stops at a folder that contains itself', () => {
    const folder: { name: string; item: unknown[] } = { name: 'loop', item: [item()] };
    folder.item.push(folder);
    const { collection: result, codes } = read(collection([folder]));
    expect(result.items).toHaveLength(1);
    expect(codes).toContain('circular-folder');
  });

  test('inherits auth from the nearest folder', () => {
    const folder = { name: 'F', auth: { type: 'bearer' }, item: [item(), item({ auth: { type: 'noauth' } })] };
    const { items } = read(collection([folder], { auth: { type: 'basic' } })).collection;
    expect(items.map((one) => one.auth?.type)).toEqual(['bearer', 'noauth']);
    expect(items[0]?.inheritsAuth).toBe(false);
  });

  testRows(
    'reports',
    [
      ['an item that is a number', [7], 'bad-item'],
      ['an item without request', [{ name: 'x' }], 'no-request'],
      ['a response that is a text', [item({ responses: ['x'] })], 'bad-response'],
    ],
    (_name, items, code) => {
      expect(read(collection(items)).codes).toContain(code);
    },
  );

  test('reads v2.0: a url text, auth and headers of that time', () => {
    const old = {
      name: 'Old',
      request: { url: 'http://x/a', header: 'X-A: 1\nX-B: 2', auth: { type: 'basic', basic: { username: 'u' } } },
    };
    const [only] = read(collection([old])).collection.items;
    expect(only?.request.headers.map((field) => field.key)).toEqual(['X-A', 'X-B']);
    expect(only?.auth?.params.get('username')).toBe('u');
  });

  test('refuses what is no collection', () => {
    expect(() => readCollection('{')).toThrow(UnreadableCollectionError);
    expect(() => readCollection([])).toThrow(UnreadableCollectionError);
  });

  test('says that a collection is empty', () => {
    expect(read({ info: { name: 'Things' }, item: [] }).codes).toEqual(['no-items']);
  });
});

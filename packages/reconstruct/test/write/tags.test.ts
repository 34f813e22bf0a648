import { describe, expect, test } from 'vitest';
import { item } from '../support/collections.ts';
import { convert } from '../support/convert.ts';

const folder = (name: string, items: readonly unknown[], description = ''): unknown => ({
  name,
  item: items,
  description,
});
const get = (path: string): unknown => item({ name: `Get ${path}`, url: `https://x/${path}` });

describe('tags of nested folders', () => {
  const document = convert([
    folder('Cards', [folder('Limits', [get('a')], 'Of cards.'), folder('Design', [get('b')])], 'All about cards.'),
    folder('Accounts', [folder('Limits', [get('c')], 'Of accounts.')]),
    get('d'),
  ]);

  test('of one name are told apart by the folders around them', () => {
    expect(document.paths['/a'].get.tags).toEqual(['Cards / Limits']);
    expect(document.paths['/b'].get.tags).toEqual(['Design']);
    expect(document.paths['/c'].get.tags).toEqual(['Accounts / Limits']);
    expect(document.paths['/d'].get.tags).toBeUndefined();
  });

  test('keep every description, and form groups', () => {
    expect(document.tags).toEqual([
      { name: 'Cards / Limits', description: 'Of cards.' },
      { name: 'Design' },
      { name: 'Accounts / Limits', description: 'Of accounts.' },
      { name: 'Cards', description: 'All about cards.' },
    ]);
    expect(document['x-tagGroups']).toEqual([
      { name: 'Cards', tags: ['Cards / Limits', 'Design', 'Cards'] },
      { name: 'Accounts', tags: ['Accounts / Limits'] },
    ]);
  });

  test('are no groups where none is nested', () => {
    expect(convert([folder('Cards', [get('a')])])['x-tagGroups']).toBeUndefined();
  });
});

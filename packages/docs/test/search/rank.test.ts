import { beforeAll, describe, expect, test } from 'vitest';
import { type SearchEntry, searchEntries } from '../../src/search/build-index.ts';
import { siteOf } from '../support/documents.ts';

type Rank = (entries: readonly SearchEntry[], query: string, limit?: number) => SearchEntry[];
let rank: Rank;

beforeAll(async () => {
  await import('../../src/assets/js/search-rank.js' as string);
  rank = (globalThis as unknown as { rankEntries: Rank }).rankEntries;
});

const ENTRIES: SearchEntry[] = [
  ['field', 'created_by', 'Link · who', 'a'],
  ['get', 'List links', 'links_list · /api/links/', 'b'],
  ['put', 'Update link credentials', 'links_update · /api/links/{id}/', 'c'],
  ['schema', 'Link', 'A link.', 'd'],
  ['field', 'link', 'Account', 'e'],
  ['error', 'login_error', 'Ask again.', 'f'],
];

describe('rankEntries', () => {
  test.each([
    ['update', 'c'],
    ['links_list', 'b'],
    ['link update', 'c'],
    ['createdBy', 'a'],
    ['login', 'f'],
    ['(', undefined],
    ['  ', undefined],
    ['nothing like it', undefined],
  ])('finds for %j first %s', (query, url) => {
    expect(rank(ENTRIES, query)[0]?.[3]).toBe(url);
  });

  test('schemas and operations go before fields of the same name', () => {
    expect(
      rank(ENTRIES, 'link')
        .map(([, title]) => title)
        .slice(0, 2),
    ).toEqual(['Link', 'List links']);
  });

  test('returns no more than asked for', () => {
    expect(rank(ENTRIES, 'l', 2)).toHaveLength(2);
  });
});

test('the index holds operations, parameters, schemas, fields, errors and guides', () => {
  const entries = searchEntries(siteOf());
  expect(entries).toContainEqual(['put', 'Update a pet', 'pets_update · /pets/{id}/', 'pets/update.html']);
  expect(entries).toContainEqual(['parameter', 'born_at__gte', 'pets_list', 'pets/list.html#query.born_at__gte']);
  expect(entries).toContainEqual(['schema', 'Pet', 'An animal.', 'schemas/Pet.html']);
  expect(entries).toContainEqual(['field', 'name', 'Pet · What it is called.', 'schemas/Pet.html#field.name']);
  expect(entries).toContainEqual(['error', 'bitten', 'Keep away.', 'errors.html#bitten']);
  expect(entries).toContainEqual(['guide', 'Retries', '', 'retries.html']);
});

import { describe, expect, test } from 'vitest';
import { groupFilters } from '../../src/model/filters.ts';
import { petDocument, siteOf } from '../support/documents.ts';

describe('readSite', () => {
  test('groups operations by resource and tag groups, else by path', () => {
    const [resource] = siteOf().resources;
    expect(resource).toMatchObject({ name: 'pets', title: 'Pets', description: 'A pet is an animal.' });
    expect(resource?.operations.map(({ verb }) => verb)).toEqual(['list', 'update']);
    expect(siteOf().groups.map(({ title }) => title)).toEqual(['Pets']);
    const grouped = siteOf(petDocument({ 'x-tagGroups': [{ name: 'Animals', tags: ['Pets'] }] }));
    expect(grouped.groups.map(({ title }) => title)).toEqual(['Animals']);
  });

  test('says which operations declare an error code, and which schemas use a schema', () => {
    const site = siteOf();
    expect(site.errorCodesByName.get('bitten')?.operations).toEqual(['pets_update']);
    expect(site.errorCodesByName.get('unused')?.operations).toEqual([]);
    expect([...(site.usage.get('Pet')?.operations ?? [])].sort()).toEqual(['pets_list', 'pets_update']);
    expect([...(site.usage.get('Pet')?.schemas ?? [])]).toEqual(['Pet']);
  });

  test('refuses a resource that is called like a folder of the site', () => {
    const document = petDocument({
      paths: { '/x/': { get: { operationId: 'schemas_list', responses: {} } } },
    });
    expect(() => siteOf(document)).toThrow('collides with a folder of the site');
  });
});

test('filters of one field are one family', () => {
  const [operation] = siteOf().operations;
  const families = groupFilters(operation?.parameters ?? []);
  expect(families.map(({ field, members }) => [field, members.length])).toEqual([
    ['owner', 1],
    ['born_at', 2],
    ['kind', 1],
  ]);
});

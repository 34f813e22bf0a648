import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { claimsOf, gapsOf, responseClaims } from '../../src/collection/claims.ts';
import { itemsOf } from '../../src/collection/postman.ts';
import { replay } from '../../src/collection/replay.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { contractOf } from '../../src/support/bundle.ts';

const contract = contractOf();
const validator = validatorOf(contract.document);
const bench = useBench();
const items = itemsOf(JSON.parse(readFileSync(join(import.meta.dirname, 'five-items.json'), 'utf8')));

const HOST = 'http://mock.invalid';
const filling = { contract, validator, baseUrl: HOST };

/** What each item shows, without having been told. */
const CLAIMS: Readonly<Record<string, readonly string[]>> = {
  'Links / Register': [
    'is accepted as Postman sends it',
    'is unknown without the slash, as saved with "Created"',
    'answers 201 as in "Created"',
    'answers 400 as in "Refused"',
  ],
  'Links / List': [
    'is accepted as Postman sends it',
    'is unknown without the slash, as saved with "Ok"',
    'answers 200 as in "Ok"',
  ],
  'Links / Delete': [
    'is accepted as Postman sends it',
    'is refused with the sample value of "id" in the path',
    'is unknown without the slash, as saved with "No content"',
    'is unknown without the slash, as saved with "Teapot"',
    'answers 204 as in "No content"',
  ],
  'Owners / Retrieve with a typing mistake': [
    expect.stringMatching(/^is refused as the specification has it: /),
    'is unknown without the slash, as saved with "Ok"',
  ] as never,
  'Statements / Retrieve': ['is unknown today'],
};

test('the items are those that something is claimed of', () => {
  expect(items.map(({ place }) => place)).toEqual(Object.keys(CLAIMS));
});

test.each(items)('$place shows by itself what is to be tried, and the mock agrees', async (item) => {
  const claims = [...claimsOf(filling, item), ...responseClaims(filling, item)];
  expect(claims.map(({ name }) => name)).toEqual(CLAIMS[item.place]);
  for (const claim of claims) {
    const url = claim.request.url.replace(HOST, bench().mock.url);
    const problems = await replay({ ...claim, request: { ...claim.request, url } }, bench().mock);
    expect(`${claim.name}: ${problems.join('; ')}`).toBe(`${claim.name}: `);
  }
  expect(gapsOf(filling, item)).toEqual([]);
});

test('sample values that fit are kept, filler is filled in, and what is sent is the text of the collection', () => {
  const [register, list] = items;
  const [sent] = register ? claimsOf(filling, register) : [];
  expect(sent?.request.body).toBe(typeof register?.request.url === 'object' ? register.request.body?.raw : undefined);
  const { searchParams } = new URL((list ? claimsOf(filling, list)[0] : undefined)?.request.url ?? HOST);
  expect(searchParams.get('institution')).toBe('planet_mx_employment');
  expect(searchParams.get('page')).toMatch(/^\d+$/);
  expect(searchParams.get('no_longer_there')).toBe('1');
});

test('a claim that does not hold is told', async () => {
  const [register] = items;
  const [claim] = register ? claimsOf(filling, register) : [];
  expect(claim).toBeDefined();
  const url = claim?.request.url.replace(HOST, bench().mock.url) ?? '';
  const broken = { name: 'x', statuses: [200], request: { method: 'POST', url, body: '{"institution": 7}' } };
  const told = (await replay(broken, bench().mock)).join('\n');
  expect(told).toMatch(/^status 4\d\d instead of 200/);
  expect(told).toContain('an objection: ');
});

test('what a saved answer shows, the specification describes, and no example has, is a gap', () => {
  const [register] = items;
  const responses = [{ name: 'Created', code: 201, body: '{"id":"<integer>","institution":"<string>"}' }];
  const item = { place: 'Links / Register', request: register?.request ?? { method: 'POST', url: '' }, responses };
  expect(gapsOf(filling, item)).toEqual([]);
  const without = structuredClone(contract.document) as typeof contract.document;
  for (const { value } of Object.values(without.components?.examples ?? {}) as { value?: Record<string, unknown> }[]) {
    delete value?.institution;
  }
  const stripped = { ...filling, contract: contractOf(without) };
  expect(gapsOf(stripped, item)).toEqual([{ response: '201 Created', problems: ['institution is missing'] }]);
});

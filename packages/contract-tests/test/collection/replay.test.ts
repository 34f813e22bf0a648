import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { claimsOf, gapsOf, responseClaims } from '../../src/collection/claims.ts';
import { type PostmanItem, readCollections } from '../../src/collection/postman.ts';
import { replay } from '../../src/collection/replay.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { contractOf } from '../../src/support/bundle.ts';

const contract = contractOf();
const validator = validatorOf(contract.document);
const bench = useBench();

/** The mock listens on a port of its own, which is known when the tests run, not while they are collected. */
const HOST = 'http://mock.invalid';
const filling = { contract, validator, baseUrl: HOST };

test('each request of the collections is accepted and answered as it shows', () =>
  checkRows(readCollections(), ({ place }) => place, isAsItShows));

async function isAsItShows(item: PostmanItem): Promise<void> {
  const problems: string[] = [];
  for (const claim of [...claimsOf(filling, item), ...responseClaims(filling, item)]) {
    const url = claim.request.url.replace(HOST, bench().mock.url);
    const told = await replay({ ...claim, request: { ...claim.request, url } }, bench().mock);
    problems.push(...told.map((each) => `${claim.name}: ${each}`));
  }
  for (const { response, problems: gaps } of gapsOf(filling, item)) {
    problems.push(...gaps.map((each) => `${response}, as the examples show it: ${each}`));
  }
  expect(problems.join('\n')).toBe('');
}

import { describe, expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { answerClaims, claimsOf, gapsOf } from '../../src/collection/claims.ts';
import { readCollections } from '../../src/collection/postman.ts';
import { replay } from '../../src/collection/replay.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { contractOf } from '../../src/support/bundle.ts';

const contract = contractOf();
const validator = validatorOf(contract.document);
const bench = useBench();

/** The mock listens on a port of its own, which is known when the tests run, not while they are collected. */
const HOST = 'http://mock.invalid';
const filling = { contract, validator, baseUrl: HOST };

describe.each(readCollections())('$place', (item) => {
  test.each([...claimsOf(filling, item), ...answerClaims(filling, item)])('$name', async (claim) => {
    const url = claim.request.url.replace(HOST, bench().mock.url);
    expect((await replay({ ...claim, request: { ...claim.request, url } }, bench().mock)).join('\n')).toBe('');
  });

  test('is shown by the examples, as far as the specification describes it', () => {
    const gaps = gapsOf(filling, item).flatMap(({ response, problems }) =>
      problems.map((each) => `${response}: ${each}`),
    );
    expect(gaps.join('\n')).toBe('');
  });
});

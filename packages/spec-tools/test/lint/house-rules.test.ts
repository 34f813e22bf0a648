import { expect, test } from 'vitest';
import { stripProvenance } from '../../src/bundling/strip-provenance.ts';
import { houseRules } from '../../src/linting/house-rules.ts';
import { ownBundle } from '../support/own-bundle.ts';

test('the rules for bundles are asked about a document that is not on disk', async () => {
  const ask = await houseRules();
  const bundle = stripProvenance(await ownBundle());
  expect(await ask(bundle)).toEqual([]);
  const broken = structuredClone(bundle) as unknown as { paths: Record<string, { put: Record<string, unknown> }> };
  delete broken.paths['/api/links/{id}/']?.put['x-retry'];
  expect((await ask(broken)).join()).toContain('belvo/retry-class');
});

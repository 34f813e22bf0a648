import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleSources } from '../../tools/bundling/bundle-sources.ts';
import { stripProvenance } from '../../tools/bundling/strip-provenance.ts';
import { houseRules } from '../../tools/linting/house-rules.ts';

test('the rules for bundles are asked about a document that is not on disk', async () => {
  const ask = await houseRules();
  const bundle = stripProvenance(await bundleSources(join(import.meta.dirname, '../../openapi.yaml')));
  expect(await ask(bundle)).toEqual([]);
  const broken = structuredClone(bundle) as unknown as { paths: Record<string, { put: Record<string, unknown> }> };
  delete broken.paths['/api/links/{id}/']?.put['x-retry'];
  expect((await ask(broken)).join()).toContain('belvo/retry-class');
});

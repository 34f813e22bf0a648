import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBundleLoader, listOperations } from '@belvo-openapi/spec-model';
import { describe, expect, test } from 'vitest';
import { SPEC_FOLDER } from '../src/spec-folder.ts';

const dist = join(SPEC_FOLDER, 'dist');
const built = existsSync(join(dist, 'openapi.json'));
const loadBundle = createBundleLoader(pathToFileURL(`${dist}/`));

describe('loadBundle', () => {
  test('is tested on a built bundle', () => expect(built, 'run: npm run build').toBe(true));

  test('reads the consumers’ bundle without, and the full one with provenance', () => {
    const ofConsumers = listOperations(loadBundle());
    const full = listOperations(loadBundle({ full: true }));
    expect(ofConsumers.map(({ operationId }) => operationId)).toEqual(full.map(({ operationId }) => operationId));
    expect(ofConsumers.filter(({ extensions }) => extensions.source)).toEqual([]);
    expect(full.filter(({ extensions }) => !extensions.source)).toEqual([]);
  });
});

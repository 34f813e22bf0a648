import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listOperations, loadBundle } from '../src/index.ts';

const built = existsSync(join(import.meta.dirname, '../dist/openapi.json'));

describe('loadBundle', () => {
  test('is tested on a built bundle', () => expect(built, 'run: pnpm --filter @belvo-openapi/spec bundle').toBe(true));

  test('reads the consumers’ bundle without, and the full one with provenance', () => {
    const ofConsumers = listOperations(loadBundle());
    const full = listOperations(loadBundle({ full: true }));
    expect(ofConsumers.map(({ operationId }) => operationId)).toEqual(full.map(({ operationId }) => operationId));
    expect(ofConsumers.filter(({ extensions }) => extensions.source)).toEqual([]);
    expect(full.filter(({ extensions }) => !extensions.source)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { observe, reconstruct, writeDocument } from '../src/index.ts';
import { seedText } from './support/collections.ts';

/** What a reader is told about it. */
const FINDINGS = [...Array(5).fill('secret-left-out'), 'trailing-slash', 'example-invented', 'required-guessed'];
const golden = new URL('./golden/belvo.openapi.yaml', import.meta.url);

describe('the Belvo collection', () => {
  test('reconstructs into the reviewed document', () => {
    const { document } = reconstruct(seedText, { prose: false });
    expect(writeDocument(document)).toBe(readFileSync(golden, 'utf8'));
  });

  test('shows one item with seven body fields and six saved responses', () => {
    const [item] = observe(seedText).items;
    expect(item).toMatchObject({ path: 'Links / Update', method: 'PUT', template: '/api/links/{id}/' });
    expect(item?.bodies[0]?.fields).toHaveLength(7);
    expect(item?.responses.map((response) => response.status)).toEqual(['200', '400', '401', '404', '428', '500']);
    expect(item?.responses[0]?.where).toBe('Links / Update › response "Ok"');
    expect(item?.responses[0]?.schema).toMatchObject({ properties: { id: { type: 'string', format: 'uuid' } } });
  });

  test('reports its guesses, the credentials it left out, and no loss', () => {
    const { diagnostics } = reconstruct(seedText);
    expect(diagnostics.map((finding) => finding.code)).toEqual(FINDINGS);
  });
});

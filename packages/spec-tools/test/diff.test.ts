import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../src/comparing/compare-documents.ts';

const BASE = `
  paths:
    /links/:
      get:
        operationId: links_list
        description: Lists links.
        x-source: { documents: [a], confidence: high }
        responses:
          '200':
            description: The links.
            content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } }
      post:
        operationId: links_register
        requestBody:
          content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } }
        responses: { '201': { description: Made. } }
`;

function change(from: string, to: string, version = '0.1.0'): OpenApiDocument {
  expect(BASE).toContain(from);
  const doc = documentFrom(BASE.replace(from, to));
  return { ...doc, info: { ...doc.info, version } };
}

const ADDED_PROPERTY = ['{ id: { type: string } }', '{ id: { type: string }, status: { type: string } }'] as const;
const CHANGED_TYPE = ['{ id: { type: string } }', '{ id: { type: integer } }'] as const;
const NEW_TEXT = ['Lists links.', 'Lists the links of the account.'] as const;

describe('compareDocuments', () => {
  const base = documentFrom(BASE);

  test('finds nothing between a document and itself, provenance apart', () => {
    const { report, versionFits } = compareDocuments(base, change('confidence: high', 'confidence: low'));
    expect(report).toBe('No change.');
    expect(versionFits).toBe(true);
  });

  test('rates a changed response type major, and asks for a minor version below 1.0', () => {
    const { report, versionFits } = compareDocuments(base, change(...CHANGED_TYPE));
    expect(report).toMatch(/GET \/links\/\n.*major/);
    expect(report).toContain('1 major, 0 minor, 0 patch');
    expect(report).toContain('require a minor bump (0.2.0)');
    expect(versionFits).toBe(false);
  });

  test('rates a field that became required major', () => {
    const from = '{ type: object, properties: { name: { type: string } } }';
    const to = '{ type: object, required: [name], properties: { name: { type: string } } }';
    expect(compareDocuments(base, change(from, to)).report).toMatch(/POST \/links\/\n.*major/);
  });

  test('rates an added response property minor', () => {
    const { report, versionFits } = compareDocuments(base, change(...ADDED_PROPERTY));
    expect(report).toContain('0 major, 1 minor, 0 patch');
    expect(versionFits).toBe(false);
  });

  test('rates a changed text patch', () => {
    const { report, versionFits } = compareDocuments(base, change(...NEW_TEXT));
    expect(report).toContain('0 major, 0 minor, 1 patch');
    expect(versionFits).toBe(false);
  });

  test.each([
    { what: 'a breaking change', edit: CHANGED_TYPE, version: '0.2.0', fits: true },
    { what: 'a breaking change', edit: CHANGED_TYPE, version: '0.1.1', fits: false },
    { what: 'an addition', edit: ADDED_PROPERTY, version: '0.2.0', fits: true },
    { what: 'an addition', edit: ADDED_PROPERTY, version: '0.1.1', fits: false },
    { what: 'a changed text', edit: NEW_TEXT, version: '0.1.1', fits: true },
  ])('judges $what with version $version', ({ edit: [from, to], version, fits }) => {
    expect(compareDocuments(base, change(from, to, version)).versionFits).toBe(fits);
  });
});

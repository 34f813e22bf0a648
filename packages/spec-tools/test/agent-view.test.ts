import { type OpenApiDocument, resolveRef } from '@belvo-openapi/spec-model';
import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { describe, expect, test } from 'vitest';
import { toAgentView } from '../src/bundling/agent-view.ts';
import { stripProvenance } from '../src/bundling/strip-provenance.ts';
import { MIN_OPERATION, scoreDocument } from '../src/scoring/score-document.ts';
import { type FoundExample, findExamples } from './support/find-examples.ts';
import { ownBundle } from './support/own-bundle.ts';
import { createValidator } from './support/validator.ts';

describe('toAgentView', () => {
  const doc = documentFrom(`
    paths:
      /a/:
        post:
          operationId: a_create
          requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Owner' } } } }
          responses: { '401': { $ref: '#/components/responses/Refused' } }
    webhooks:
      changed:
        post:
          requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Owner' } } } }
    components:
      responses:
        Refused: { description: No., content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } }
      schemas:
        Owner: { anyOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Company' }] }
        Person: { type: object, required: [name], properties: { name: { type: string } } }
        Company: { type: object, properties: { tax_id: { type: string } } }
        Tree: { type: object, properties: { parent: { $ref: '#/components/schemas/Tree' } } }
        Unused: { type: string }
  `);
  const view = toAgentView(doc);
  const operation = view.paths?.['/a/']?.post;

  test('writes responses in place and keeps what refers to itself, nothing else', () => {
    const tree = { title: 'Tree', type: 'object', properties: { parent: { $ref: '#/components/schemas/Tree' } } };
    const content = { 'application/json': { schema: tree } };
    expect(operation?.responses).toEqual({ '401': { description: 'No.', content } });
    expect(view.components).toEqual({ schemas: { Tree: doc.components?.schemas?.Tree } });
  });

  test('keeps the alternatives of what callers send and folds those of what Belvo sends', () => {
    expect(JSON.stringify(operation?.requestBody)).toContain('"anyOf":[{"title":"Person"');
    const event = JSON.stringify(view.webhooks?.changed?.post?.requestBody);
    expect(event).not.toContain('anyOf');
    expect(event).toContain('"name":{"type":"string"},"tax_id":{"type":"string"}');
  });
});

/** The examples of bodies. Where operations have a body and its examples in common, those of the first are enough. */
function bodyExamples(doc: OpenApiDocument): readonly FoundExample[] {
  const seen = new Map<string, FoundExample>();
  for (const found of findExamples(doc).filter(({ schemaPointer }) => schemaPointer.includes('/content/'))) {
    const schema = resolveRef(doc, { $ref: `#${encodeURI(found.schemaPointer)}` });
    const key = JSON.stringify([schema, found.value]);
    seen.set(key, seen.get(key) ?? found);
  }
  return [...seen.values()];
}

describe('the view of the specification', async () => {
  const view = toAgentView(stripProvenance(await ownBundle()));

  test('accepts every example of every operation and event', () => {
    const validate = createValidator(view);
    const examples = bodyExamples(view);
    const misfits = examples.flatMap(({ place, schemaPointer, value }) =>
      validate(schemaPointer, value).map((message) => `${place}: ${message}`),
    );
    expect(examples.length).toBeGreaterThan(300);
    expect(misfits).toEqual([]);
  });

  test(`is ready for agents: no operation below ${MIN_OPERATION}`, () => {
    const { operations } = scoreDocument(view);
    const low = operations.filter(({ score }) => score < MIN_OPERATION);
    expect(low.map(({ operationId, score, weak }) => `${operationId} ${score}: ${weak.join(', ')}`)).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { toAgentView } from '../tools/bundling/agent-view.ts';
import { documentFrom } from './support/document.ts';

test('writes responses in place and drops the components they came from', () => {
  const doc = documentFrom(`
    paths:
      /a/: { get: { operationId: a_list, responses: { '401': { $ref: '#/components/responses/Refused' } } } }
    components:
      responses: { Refused: { description: No. } }
      schemas: { A: { type: string } }
  `);
  const view = toAgentView(doc);
  expect(view.paths?.['/a/']?.get?.responses).toEqual({ '401': { description: 'No.' } });
  expect(view.components).toEqual({ schemas: { A: { type: 'string' } } });
});

test('folds open enums, nullable ones and those behind a reference; other combinations stay', () => {
  const doc = documentFrom(`
    components:
      schemas:
        Known: { type: string, enum: [c] }
        Open: { description: Mode., anyOf: [{ type: string, enum: [a, b] }, { type: string }] }
        Nullable: { anyOf: [{ type: string, enum: [a] }, { type: string }, { type: 'null' }] }
        Referring: { anyOf: [{ $ref: '#/components/schemas/Known' }, { type: string }] }
        Union: { anyOf: [{ type: string, enum: [a] }, { type: number }] }
        Dated: { anyOf: [{ type: string, enum: [a] }, { type: string, format: date }] }
  `);
  expect(toAgentView(doc).components?.schemas).toEqual({
    Known: { type: 'string', enum: ['c'] },
    Open: { description: 'Mode.', type: 'string', 'x-extensible-enum': ['a', 'b'] },
    Nullable: { type: ['string', 'null'], 'x-extensible-enum': ['a'] },
    Referring: { type: 'string', 'x-extensible-enum': ['c'] },
    Union: doc.components?.schemas?.Union,
    Dated: doc.components?.schemas?.Dated,
  });
});

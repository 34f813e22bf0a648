import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { expect, test } from 'vitest';
import { scoreDocument } from '../src/scoring/score-document.ts';

test('scores operations, the weakest first, and tells what costs them points', () => {
  const doc = documentFrom(`
    paths:
      /bare/: { get: { operationId: bare_list, responses: { '200': { description: Ok. } } } }
      /described/:
        get:
          operationId: described_list
          description: Lists things.
          responses:
            '200':
              description: Ok.
              content: { application/json: { schema: { type: string }, examples: { one: { value: a } } } }
  `);
  const { readiness, operations } = scoreDocument(doc);
  expect(operations.map(({ operationId }) => operationId)).toEqual(['bare_list', 'described_list']);
  expect(operations[0]?.weak).toEqual(['documentationQuality 0.00', 'exampleCoverage 0.00']);
  expect(operations[0]?.score).toBeLessThan(operations[1]?.score ?? 0);
  expect(readiness).toBeGreaterThan(50);
});

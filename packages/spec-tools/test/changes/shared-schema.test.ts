import { expect, test } from 'vitest';
import { contractOf, findChanges, formatChanges } from '../../src/changes/index.ts';
import { baseDocument, changedDocument, type Edits } from './base-document.ts';

const changesOf = (edits: Edits) => findChanges(contractOf(baseDocument()), contractOf(changedDocument(edits)));

test('a field of a shared schema is shown once, with every operation that it reaches', () => {
  expect(changesOf({ 'got.count': '(gone)' })).toEqual([
    {
      weight: 'major',
      rule: 'response-property-removed',
      place: 'schema Thing, property count',
      what: 'is gone',
      reason: expect.any(String),
      reaches: ['things_list', 'things_register', 'things_resume'],
    },
  ]);
});

test('a schema that is sent and answered is judged on both sides', () => {
  const changes = changesOf({ 'schemas.Round.required': ['radius'] });
  expect(changes.map(({ weight, rule, reaches }) => [weight, rule, reaches])).toEqual([
    ['major', 'request-property-became-required', ['things_register']],
    ['minor', 'response-property-became-required', ['things_list', 'things_register', 'things_resume']],
  ]);
});

test('a schema written in another way is the same contract', () => {
  const same = changesOf({
    'got.note': { anyOf: [{ type: 'string' }, { type: 'null' }] },
    'got.status': { anyOf: [{ type: 'string' }, { type: 'string', enum: ['invalid'] }, { const: 'valid' }] },
    'sent.nested': { allOf: [{ type: 'object' }, { properties: { deep: { type: 'string' } } }] },
    'schemas.Thing.required': ['name', 'id'],
  });
  expect(same.filter(({ weight }) => weight !== 'patch')).toEqual([]);
});

test('schemas that refer to themselves are compared to their end', () => {
  const withTree = (type: string) =>
    contractOf(
      changedDocument({
        'schemas.Tree': {
          type: 'object',
          properties: { parts: { type: 'array', items: { $ref: '#/components/schemas/Tree' } }, leaf: { type } },
        },
        'got.tree': { $ref: '#/components/schemas/Tree' },
      }),
    );
  const changes = findChanges(withTree('string'), withTree('integer'));
  expect(changes.map(({ rule, place }) => `${rule} ${place}`)).toEqual([
    'response-property-type-changed schema Tree, property leaf',
  ]);
});

test('the text names weight, place, both sides, rule, reason and reach, in lines that fit a terminal', () => {
  const text = formatChanges(changesOf({ 'got.count': '(gone)' }));
  expect(text).toBe(
    [
      'major  schema Thing, property count: is gone',
      '       response-property-removed: Code that names the property no longer compiles.',
      '       reaches things_list, things_register, things_resume',
    ].join('\n'),
  );
  const reaches = Array.from({ length: 40 }, (_, index) => `operation_number_${index}`);
  const [change] = changesOf({ 'got.count': '(gone)' });
  expect(change).toBeDefined();
  const long = formatChanges(change ? [{ ...change, reaches }] : []);
  expect(long.split('\n').every((line) => line.length <= 120)).toBe(true);
  expect(reaches.every((name) => long.includes(name))).toBe(true);
});

import { expect, test } from 'vitest';
import { shapeDifferences } from '../../src/collection/shape.ts';

const saved = {
  id: '<uuid>',
  expiry: '<integer>',
  at: '<dateTime>',
  list: [{ code: '<string>' }, { code: '<string>' }],
};
const body = {
  id: '11111111-1111-4111-8111-111111111111',
  expiry: 9600,
  at: '2026-01-16T06:00:00.000000Z',
  list: [{ code: 'not_found' }],
};

test('a body of the saved shape fits, also with fields that were added and values that are null', () => {
  expect(shapeDifferences(saved, { ...body, at: null, added: true })).toEqual([]);
});

test.each([
  ['id', { ...body, id: 'consequa' }],
  ['expiry', { ...body, expiry: 1.5 }],
  ['at', { ...body, at: 'yesterday' }],
  ['list', { ...body, list: { code: 'not_found' } }],
  ['list[0].code', { ...body, list: [{ code: 404 }] }],
  ['list[0].code', { ...body, list: [{}] }],
])('a body that differs in %s does not', (place, different) => {
  const differences = shapeDifferences(saved, different);
  expect(differences).toHaveLength(1);
  expect(differences[0]).toContain(place);
});

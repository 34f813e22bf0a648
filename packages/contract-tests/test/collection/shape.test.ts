import { expect, test } from 'vitest';
import { savedFields, unshownFields } from '../../src/collection/shape.ts';

const saved = {
  id: '<uuid>',
  expiry: '<integer>',
  at: '<dateTime>',
  list: [{ code: '<string>' }, { code: '<string>' }],
  owner: { name: '<string>' },
};
const body = {
  id: '11111111-1111-4111-8111-111111111111',
  expiry: 9600,
  at: '2026-01-16T06:00:00.000000Z',
  list: [{ code: 'not_found' }],
  owner: { name: 'Ana' },
};

test('a body of the saved shape shows it, also with fields that were added and values that are null', () => {
  expect(unshownFields(saved, [{ ...body, at: null, owner: null, added: true }])).toEqual([]);
});

test('one item of one body is enough to show a field', () => {
  const other = { ...body, list: [{}, { code: 'late' }] };
  expect(unshownFields(saved, [{ ...body, list: [] }, other])).toEqual([]);
});

test.each([
  ['id', { ...body, id: 'consequa' }],
  ['expiry', { ...body, expiry: 1.5 }],
  ['at', { ...body, at: 'yesterday' }],
  ['list', { ...body, list: { code: 'not_found' } }],
  ['list[0].code', { ...body, list: [{ code: 404 }] }],
  ['list[0].code', { ...body, list: [{}] }],
  ['owner', { ...body, owner: undefined as never }],
])('a body that differs in %s does not', (place, different) => {
  const problems = unshownFields(saved, [JSON.parse(JSON.stringify(different))]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${place.replace('[0]', '\\[0\\]')} is `));
});

test('what does not matter need not be shown', () => {
  expect(unshownFields(saved, [{}], ({ place }) => place[0] !== 'id')).not.toContain('id is missing');
  expect(savedFields([{ a: 1 }, { b: 2 }])).toHaveLength(3);
});

import { describe, expect, test } from 'vitest';
import { contractOf } from '../../src/support/bundle.ts';
import { lastReleased, parseSurface, printSurface } from '../../src/surface/baseline.ts';
import { changesBetween } from '../../src/surface/changes.ts';
import { type OperationSurface, type Surface, surfaceOf } from '../../src/surface/surface.ts';
import { isRaisedEnough, showChanges, weightOf } from '../../src/surface/version.ts';

test('what changed since the last release is allowed by the version', () => {
  const old = lastReleased();
  const now = surfaceOf(contractOf());
  const changes = changesBetween(old, now);
  const remedy =
    `${old.version} → ${now.version}: ${changes.length} changes, the heaviest ${weightOf(changes)}. Raise info.version, ` +
    'or, if that version was not released, write its baseline anew with `pnpm baseline`.';
  expect(isRaisedEnough(old.version, now.version, weightOf(changes)), `${remedy}\n${showChanges(changes)}`).toBe(true);
});

const call = { name: 'old caller', path: {}, query: {}, header: {} };
const operation: OperationSurface = {
  operation: 'things_list',
  request: 'GET /things/',
  parameters: { 'query page?': 'form integer' },
  body: 'application/json ThingRequest',
  responses: { '200': 'application/json Thing', '404': 'empty' },
  traits: ['retry safe'],
  call,
};
const old: Surface = {
  version: '1.0.0',
  operations: [operation],
  schemas: [
    { schema: 'Thing', fields: { id: 'string', 'note?': 'string' }, rest: 'any' },
    { schema: 'Kind', type: '"a" | "b"' },
  ],
  facts: [{ fact: 'error code not_found', value: '[404]' }],
};

function withOperation(changed: Partial<OperationSurface>): Surface {
  return { ...old, operations: [{ ...operation, ...changed }] };
}

function withFields(fields: Record<string, string>): Surface {
  return { ...old, schemas: [{ schema: 'Thing', fields, rest: 'any' }, ...old.schemas.slice(1)] };
}

describe('a change has the weight it has for old callers', () => {
  test.each<[what: string, weight: string, now: Surface]>([
    ['operation gone', 'major', { ...old, operations: [] }],
    ['operation new', 'minor', { ...old, operations: [operation, { ...operation, operation: 'things_get' }] }],
    ['path', 'major', withOperation({ request: 'GET /things' })],
    ['parameter gone', 'major', withOperation({ parameters: {} })],
    [
      'parameter new, optional',
      'minor',
      withOperation({ parameters: { ...operation.parameters, 'query size?': 'x' } }),
    ],
    ['parameter new, required', 'major', withOperation({ parameters: { ...operation.parameters, 'query size': 'x' } })],
    ['parameter required now', 'major', withOperation({ parameters: { 'query page': 'form integer' } })],
    ['parameter of another type', 'major', withOperation({ parameters: { 'query page?': 'form string' } })],
    ['body of another type', 'major', withOperation({ body: 'application/json Thing' })],
    ['success gone', 'major', withOperation({ responses: { '404': 'empty' } })],
    ['error gone', 'minor', withOperation({ responses: { '200': 'application/json Thing' } })],
    ['status new', 'minor', withOperation({ responses: { ...operation.responses, '500': 'empty' } })],
    ['retry class', 'minor', withOperation({ traits: ['retry unsent'] })],
    ['field gone', 'major', withFields({ id: 'string' })],
    ['field new', 'minor', withFields({ id: 'string', 'note?': 'string', 'more?': 'string' })],
    ['field of another type', 'major', withFields({ id: 'integer', 'note?': 'string' })],
    ['field required now', 'major', withFields({ id: 'string', note: 'string' })],
    ['field optional now', 'major', withFields({ 'id?': 'string', 'note?': 'string' })],
    [
      'schema closed',
      'major',
      { ...old, schemas: [{ ...old.schemas[0], rest: 'nothing' }, ...old.schemas.slice(1)] as never },
    ],
    ['enum', 'major', { ...old, schemas: [...old.schemas.slice(0, 1), { schema: 'Kind', type: '"a"' }] }],
    ['error code', 'minor', { ...old, facts: [{ fact: 'error code not_found', value: '[404,410]' }] }],
  ])('%s: %s', (_what, weight, now) => {
    const changes = changesBetween(old, now);
    expect(changes).toHaveLength(1);
    expect(weightOf(changes)).toBe(weight);
    expect(showChanges(changes)).toMatch(new RegExp(`^${weight}`));
  });

  test('nothing changed', () => {
    expect(changesBetween(old, structuredClone(old))).toEqual([]);
    expect(weightOf([])).toBeUndefined();
  });
});

test.each([
  ['1.0.0', '1.0.0', undefined, true],
  ['1.0.0', '1.0.0', 'patch', false],
  ['1.0.0', '1.0.1', 'patch', true],
  ['1.0.0', '1.0.1', 'minor', false],
  ['1.0.0', '1.1.0', 'minor', true],
  ['1.0.0', '1.1.0', 'major', false],
  ['1.9.0', '2.0.0', 'major', true],
  ['2.0.0', '1.9.0', 'patch', false],
  ['0.1.0', '0.1.1', 'minor', true],
  ['0.1.0', '0.1.1', 'major', false],
  ['0.1.0', '0.2.0', 'major', true],
  ['0.2.0', '0.1.0', 'patch', false],
] as const)('%s to %s for a %s change: %s', (from, to, weight, enough) => {
  expect(isRaisedEnough(from, to, weight)).toBe(enough);
});

test('a baseline reads back as it was written', () => {
  expect(parseSurface(printSurface(old))).toEqual(old);
  expect(() => parseSurface('{"operation":"x"}\n')).toThrow('pnpm baseline');
});

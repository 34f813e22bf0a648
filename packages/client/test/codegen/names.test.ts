import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listOperations, loadBundle } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { camelCase, kebabCase, pascalCase, propertyKey, variableName } from '../../codegen/names.ts';

test('names change their form', () => {
  expect(pascalCase('investmentTransactions')).toBe('InvestmentTransactions');
  expect(pascalCase('payment-intents')).toBe('PaymentIntents');
  expect(camelCase('charge_id')).toBe('chargeId');
  expect(kebabCase('investmentTransactions')).toBe('investment-transactions');
  expect(variableName('delete')).toBe('delete_');
  expect(propertyKey('X-Mode')).toBe('"X-Mode"');
  expect(propertyKey('status__in')).toBe('status__in');
});

test('nothing in the generator names a resource or an operation', () => {
  const folder = fileURLToPath(new URL('../../codegen', import.meta.url));
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
    .join('\n');
  const operations = listOperations(loadBundle());
  const named = operations
    .flatMap(({ operationId, path }) => [operationId, path])
    .filter((name) => code.includes(name));
  expect(named).toEqual([]);
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  expect(resources.filter((resource) => new RegExp(`['"\`]${resource}['"\`]`).test(code))).toEqual([]);
});

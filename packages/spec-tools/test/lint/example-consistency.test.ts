import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Json } from '@belvo-openapi/spec-model';
import { describe, expect, test } from 'vitest';
import { contradictionsIn } from '../../src/linting/consistency/check-example.ts';
import { checkExamples } from '../../src/linting/consistency/check-examples.ts';
import { birthDay, isCnpj, isCpf, isCurp, isRut } from '../../src/linting/consistency/identifiers.ts';
import { readSource } from '../../src/linting/read-source.ts';

const sourcesOf = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([path, text]) => [path, readSource(path, text)]));

describe('an example that adds up is accepted, one that does not is told with its place', () => {
  test('each kind of contradiction is told, and its absence accepted', () =>
    checkRows<[what: string, good: Json, bad: Json, told: string]>(
      [
        [
          'a page that is all there is',
          { count: 1, next: null, previous: null, results: [{}] },
          { count: 2, next: null, previous: null, results: [{}] },
          'count is 2, but 1 results are all there are',
        ],
        [
          'one page of several',
          { count: 2, next: 'https://example.com/?page=2', previous: null, results: [{}] },
          { count: 1, next: 'https://example.com/?page=2', previous: null, results: [{}] },
          'count is 1, but 1 results are one page',
        ],
        [
          'the order of times',
          { a: { created_at: '2026-01-15T10:30:00Z', updated_at: '2026-01-15T10:31:00Z' } },
          { a: { created_at: '2026-01-15T10:30:00Z', updated_at: '2026-01-15T10:29:00Z' } },
          'created_at 2026-01-15T10:30:00Z is after updated_at 2026-01-15T10:29:00Z at /a',
        ],
        [
          'the order of a day and a time',
          { issue_date: '2026-01-15', received_at: '2026-01-15T00:00:00Z' },
          { issue_date: '2026-01-16', received_at: '2026-01-15T00:00:00Z' },
          'issue_date 2026-01-16 is after received_at',
        ],
        [
          'a product',
          { quantity: 20, unit_price: 3, gross_value: 60 },
          { quantity: 20, unit_price: 3, gross_value: 61 },
          'gross_value is 61, but quantity × unit_price is 60',
        ],
        [
          'a product to a cent',
          {
            foreign_operation_value_amount: 100.15,
            local_operation_tax_amount: 5.15,
            local_operation_value_amount: 515.77,
          },
          {
            foreign_operation_value_amount: 100.15,
            local_operation_tax_amount: 5.15,
            local_operation_value_amount: 515.75,
          },
          'is 515.77',
        ],
        [
          'a sum with a part that stands in an object inside',
          {
            subtotal_amount: 10,
            discount_amount: 1,
            tax_amount: 2,
            total_amount: 8,
            tax_details: { total_tax_retained: 3 },
          },
          {
            subtotal_amount: 10,
            discount_amount: 1,
            tax_amount: 2,
            total_amount: 11,
            tax_details: { total_tax_retained: 3 },
          },
          'total_amount is 11',
        ],
        [
          'figures of longer periods',
          { num_transactions_1m: 2, num_transactions_3m: null, num_transactions_6m: 3 },
          { num_transactions_1m: 2, num_transactions_3m: null, num_transactions_6m: 1 },
          'num_transactions_6m is 1, but num_transactions_1m is 2',
        ],
        [
          'least figures of longer periods',
          { min_balance_1m: 2, min_balance_3m: 1 },
          { min_balance_1m: 2, min_balance_3m: 3 },
          'min_balance_3m is 3, but min_balance_1m is 2',
        ],
        [
          'least, mean and most',
          { min_salary_1y: 1, average_salary_1y: 2, max_salary_1y: 3 },
          { min_salary_1y: 1, average_salary_1y: 4, max_salary_1y: 3 },
          'max_salary_1y is 3, but average_salary_1y is 4',
        ],
        [
          'weeks of an employment',
          { start_date: '2025-01-01', end_date: '2025-01-15', weeks_employed: 2 },
          { start_date: '2025-01-01', end_date: '2025-01-15', weeks_employed: 5 },
          'weeks_employed is 5, but the dates tell 2.0',
        ],
        [
          'what is known of five years',
          { weeks_employed_total: 300, increases_5y: 1 },
          { weeks_employed_total: 188, increases_5y: 1 },
          'increases_5y is known, but 188 weeks of work are less than 5 years',
        ],
        [
          'an employment that ended',
          { end_date: '2025-12-31', occupations: [{ end_date: '2025-12-31' }] },
          { end_date: '2025-12-31', occupations: [{ end_date: null }] },
          'an occupation has not ended',
        ],
        [
          'days of the month so far',
          { collected_at: '2026-01-15T10:30:00Z', current_employment_records: [{ days_employed: 15 }] },
          { collected_at: '2026-01-15T10:30:00Z', current_employment_records: [{ days_employed: 31 }] },
          'days_employed is 31 in a month of which 15 days had passed',
        ],
        [
          'an age',
          { birth_date: '2000-01-01', reference_date: '2026-01-02', age: 26 },
          { birth_date: '2000-01-01', reference_date: '2026-01-02', age: 30 },
          'age is 30, but the dates tell 26',
        ],
        [
          'one name for one identifier',
          [
            { sender_id: 'X', sender_name: 'Ana' },
            { receiver_id: 'X', receiver_name: 'Ana' },
          ],
          [
            { sender_id: 'X', sender_name: 'Ana' },
            { receiver_id: 'X', receiver_name: 'Bia' },
          ],
          'receiver_id X is Bia here and Ana elsewhere at /1',
        ],
        [
          'the RFC of a company',
          { sender_id: 'XEX010101000', sender_name: 'EXEMPLO SA DE CV' },
          { sender_id: 'XEXX010101000', sender_name: 'EXEMPLO SA DE CV' },
          'is the RFC of a person',
        ],
        [
          'a name and its parts',
          { official_name: 'Ana Ejemplo', first_name: 'Ana', last_name: 'Ejemplo' },
          { official_name: 'Ana Prueba', first_name: 'Ana', last_name: 'Ejemplo' },
          'official_name is Ana Prueba',
        ],
        [
          'a birth date and the CURP',
          { birth_date: '2000-01-01', document_ids: [{ document_number: 'EXEA000101MDFXXX01' }] },
          { birth_date: '2000-01-02', document_ids: [{ document_number: 'EXEA000101MDFXXX01' }] },
          'birth_date is 2000-01-02, the document says 00-01-01',
        ],
        ['a CPF', { cpf: '00000000191' }, { cpf: '00000000192' }, 'not its check digits'],
        ['a CNPJ', { cnpj: '00000000000191' }, { cnpj: '00000000000192' }, 'not its check digits'],
        ['a RUT', { rut: '00000001-9' }, { rut: '00000001-8' }, 'not its check digit'],
        ['a CURP', { curp: 'EXEA000101MDFXXX01' }, { curp: 'EXEA000101MDFXXX00' }, 'not its check digit'],
      ],
      ([what]) => what,
      ([, good, bad, told]) => {
        expect(contradictionsIn(good)).toEqual([]);
        expect(contradictionsIn(bad).join('\n')).toContain(told);
      },
    ));
});

test('generic RFCs stand for many people', () => {
  const of = (name: string) => ({ receiver_id: 'XEXX010101000', receiver_name: name });
  expect(contradictionsIn([of('Ana'), of('Bia')])).toEqual([]);
});

test('check digits are those that the authorities publish', () => {
  expect(['11144477735', '11144477736'].map(isCpf)).toEqual([true, false]);
  expect(['11222333000181', '11222333000180'].map(isCnpj)).toEqual([true, false]);
  expect(['12345678-5', '6-K', '12345678-K'].map(isRut)).toEqual([true, false, false]);
  expect(['EXEA000101MDFXXX01', 'EXEA000101MDFXXX'].map(isCurp)).toEqual([true, false]);
  expect(birthDay('EXEA991231MDFXXX01')).toBe('99-12-31');
});

test('a finding names the file and the line of the field', () => {
  const text = 'summary: S.\nvalue:\n  quantity: 2\n  unit_price: 3\n  gross_value: 7\n';
  const files = { 'resources/a/examples/a.yaml': text, 'resources/a/schemas/A.yaml': text };
  expect(checkExamples(sourcesOf(files))).toEqual([
    {
      file: 'resources/a/examples/a.yaml',
      line: 5,
      check: 'example-consistency',
      message: 'gross_value is 7, but quantity × unit_price is 6. Make the example add up.',
    },
  ]);
});

test('the answer to a change was updated after it was created', () => {
  const examples = 'examples: { thing: { $ref: ../examples/thing.yaml } }';
  const files = {
    'resources/things/paths/thing.yaml':
      "patch: { operationId: things_modify, responses: { '200': { $ref: ../responses/ThingModified.yaml } } }",
    'resources/things/responses/ThingModified.yaml': `content: { application/json: { ${examples} } }`,
  };
  const findings = (updated: string) => {
    const text = `summary: S.\nvalue:\n  created_at: '2026-01-15T10:30:00Z'\n  updated_at: '${updated}'\n`;
    return checkExamples(sourcesOf({ ...files, 'resources/things/examples/thing.yaml': text }));
  };
  expect(findings('2026-01-15T10:31:00Z')).toEqual([]);
  expect(findings('2026-01-15T10:30:00Z')).toMatchObject([{ line: 4, message: expect.stringContaining('a change') }]);
});

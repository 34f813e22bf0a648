import { describe, expect, test } from 'vitest';
import { operationChecks } from '../../src/consistency/checks.ts';
import { bodiesOf, describedValues } from '../../src/consistency/examples.ts';
import { schemaExamples, undeclaredFields, unshownFields } from '../../src/consistency/fields.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { contractOf } from '../../src/support/bundle.ts';

const contract = contractOf();

describe('examples', () => {
  const validator = validatorOf(contract.document);
  const bodies = bodiesOf(contract);
  const values = describedValues(contract, bodies);

  test('fit their schemas, those of events too', () => {
    const misfits = bodies.flatMap(({ name, schema, value }) =>
      validator.problems(schema, value).map((problem) => `${name}: ${problem}`),
    );
    expect(misfits).toEqual([]);
  });

  test('of schemas fit as well', () => {
    const misfits = schemaExamples(contract).flatMap(({ pointer, schema, value }) =>
      validator.problems(schema, value).map((problem) => `${pointer}: ${problem}`),
    );
    expect(misfits).toEqual([]);
  });

  test('have no field that their schema does not name', () => {
    expect(undeclaredFields(values)).toEqual([]);
  });

  test('show each field that a schema names', () => {
    expect(unshownFields(contract, values), 'add the field to an example under spec/').toEqual([]);
  });
});

describe('operations', () => {
  test.each(Object.entries(operationChecks))('%s', (_what, violations) => {
    expect(violations(contract)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { closedAnswers, misplacedParameters, unknownFilters } from '../../src/consistency/conventions.ts';
import { bodiesOf, describedValues } from '../../src/consistency/examples.ts';
import { schemaExamples, undeclaredFields, unshownFields } from '../../src/consistency/fields.ts';
import {
  brokenLinks,
  mismatchedPathParameters,
  orphanedPaths,
  unprotectedOperations,
} from '../../src/consistency/operations.ts';
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
  test('links lead to what exists, with what the answer has', () => {
    expect(brokenLinks(contract)).toEqual([]);
  });

  test('the path of a single object begins with the path of its collection', () => {
    expect(orphanedPaths(contract)).toEqual([]);
  });

  test('path parameters are those of the path', () => {
    expect(mismatchedPathParameters(contract)).toEqual([]);
  });

  test('parameters are where their names belong', () => {
    expect(misplacedParameters(contract)).toEqual([]);
  });

  test('filters end with a field or with what a filter may do', () => {
    expect(unknownFilters(contract)).toEqual([]);
  });

  test('answers are open to fields of tomorrow', () => {
    expect(closedAnswers(contract)).toEqual([]);
  });

  test('whoever needs no credentials gives them in the body', () => {
    expect(unprotectedOperations(contract)).toEqual([]);
  });
});

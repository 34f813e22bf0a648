import type { Release } from '@belvo-openapi/spec-tools/changes';
import { houseRules } from '@belvo-openapi/spec-tools/house-rules';
import { undocumentedCodes, unshownCodes } from '../../codes/codes.ts';
import { gapsOf } from '../../collection/claims.ts';
import { operationOf, requestProblems } from '../../collection/fill.ts';
import { type PostmanItem, readCollections } from '../../collection/postman.ts';
import { operationChecks } from '../../consistency/checks.ts';
import { bodiesOf, describedValues } from '../../consistency/examples.ts';
import { schemaExamples, undeclaredFields, unshownFields } from '../../consistency/fields.ts';
import type { Scope } from '../../consistency/scope.ts';
import { allCells } from '../../derive/cells.ts';
import { judgeSince } from '../../released/released.ts';
import type { Schema } from '../../schema/schema.ts';
import { validatorOf } from '../../schema/validator.ts';
import { type Contract, contractOf } from '../../support/bundle.ts';

/** A part of the suite that can notice a wrong specification; it gives the first thing it noticed. */
export interface Oracle {
  readonly name: string;
  readonly notice: (contract: Contract, scope: Scope) => string | undefined | Promise<string | undefined>;
}

/** The name of the oracle that knows the last release by heart: the only one a consistent mistake cannot deceive. */
export const BASELINE = 'old callers';

/**
 * The oracles for a specification, without mock or client: they see the document alone.
 *
 * @param released The last release, which the oracle of old callers knows.
 * @param original The specification before anything was broken; default that of the workspace.
 */
export async function specOracles(
  released: Release,
  original: () => Contract = contractOf,
): Promise<readonly Oracle[]> {
  const lint = await houseRules();
  return [
    { name: 'derivation of the cells', notice: ({ operations, resolve }) => void allCells(operations, resolve) },
    { name: BASELINE, notice: (contract) => oldCallers(released, contract) },
    { name: 'examples', notice: examples },
    { name: 'fields of the examples', notice: fields },
    { name: 'consistency of the operations', notice: operations },
    { name: 'error codes', notice: (contract) => [...unshownCodes(contract), ...undocumentedCodes(contract)][0] },
    { name: 'collection', notice: collectionOracle(original) },
    { name: 'house rules of the linter', notice: async ({ document }) => (await lint(document))[0] },
  ];
}

/** Asks one oracle. What it throws, or what reading the document throws, counts as noticed. */
export async function ask(oracle: Oracle, read: () => Contract, scope: Scope): Promise<string | undefined> {
  try {
    return await oracle.notice(read(), scope);
  } catch (error) {
    return String(error);
  }
}

function oldCallers(released: Release, contract: Contract): string | undefined {
  const {
    fits,
    changes: [first],
  } = judgeSince(released, contract);
  return fits ? undefined : `${first?.place} ${first?.what}`;
}

function examples(contract: Contract, scope: Scope): string | undefined {
  const validator = validatorOf(contract.document);
  const ofParameters = contract.operations
    .filter(scope.operation)
    .flatMap(({ operationId, parameters }) =>
      parameters.map(({ name, schema, example }) => ({ name: `${operationId} ${name}`, schema, value: example })),
    )
    .filter(({ schema }) => scope.body(schema as Schema, contract.resolve));
  const ofSchemas = schemaExamples(contract, scope).map(({ pointer, ...one }) => ({ name: pointer, ...one }));
  for (const { name, schema, value } of [...bodiesOf(contract, scope), ...ofParameters, ...ofSchemas]) {
    const [problem] = validator.problems(schema as Schema, value);
    if (problem !== undefined) {
      return `${name}: ${problem}`;
    }
  }
  return undefined;
}

function fields(contract: Contract, scope: Scope): string | undefined {
  const values = describedValues(contract, bodiesOf(contract, scope));
  return [...undeclaredFields(values), ...unshownFields(contract, values, scope)][0];
}

function operations(contract: Contract): string | undefined {
  return Object.values(operationChecks).flatMap((violations) => violations(contract))[0];
}

/**
 * The collections: what they send is taken, and what they saved is shown, as far as that held before anything was broken.
 * (They are older than the specification: some of their operations are gone, and some bodies have changed.)
 */
function collectionOracle(original: () => Contract): Oracle['notice'] {
  let items: readonly PostmanItem[] | undefined;
  return (contract) => {
    items ??= readCollections().filter((item) => problemWith(original(), item) === undefined);
    return items.map((item) => problemWith(contract, item)).find((problem) => problem !== undefined);
  };
}

function problemWith(contract: Contract, item: PostmanItem): string | undefined {
  const filling = { contract, validator: validatorOf(contract.document), baseUrl: '' };
  const operation = operationOf(contract, item.request);
  if (!operation) {
    return `${item.place}: no operation for it`;
  }
  const [problem] = [
    ...requestProblems(filling, operation, item.request),
    ...gapsOf(filling, item).flatMap(({ response, problems }) => problems.map((each) => `${response}: ${each}`)),
  ];
  return problem === undefined ? undefined : `${item.place}: ${problem}`;
}

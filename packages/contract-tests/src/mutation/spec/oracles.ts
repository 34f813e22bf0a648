import type { Operation } from '@belvo-openapi/spec';
import { readCollection, templateOf } from '../../collection/postman.ts';
import { shapeDifferences } from '../../collection/shape.ts';
import { allCells, answersOf } from '../../derive/cells.ts';
import type { Json } from '../../schema/json.ts';
import type { Schema } from '../../schema/schema.ts';
import { validatorOf } from '../../schema/validator.ts';
import type { Contract } from '../../support/bundle.ts';
import { changesBetween } from '../../surface/changes.ts';
import { type Surface, surfaceOf } from '../../surface/surface.ts';
import { isRaisedEnough, weightOf } from '../../surface/version.ts';

/** A part of the suite that can notice a wrong specification; it gives the first thing it noticed. */
export interface Oracle {
  readonly name: string;
  readonly notice: (contract: Contract, affected: (operation: Operation) => boolean) => string | undefined;
}

/** The oracles for a specification, without mock or client: they see the document alone. */
export function specOracles(released: Surface): readonly Oracle[] {
  return [
    { name: 'derivation of the cells', notice: ({ operations, resolve }) => void allCells(operations, resolve) },
    { name: 'old callers', notice: (contract) => oldCallers(released, contract) },
    { name: 'examples', notice: examples },
    { name: 'collection', notice: collection },
  ];
}

/** Asks one oracle. What it throws, or what reading the document throws, counts as noticed. */
export function ask(oracle: Oracle, read: () => Contract, affected: (operation: Operation) => boolean) {
  try {
    return oracle.notice(read(), affected);
  } catch (error) {
    return String(error);
  }
}

function oldCallers(released: Surface, contract: Contract): string | undefined {
  const now = surfaceOf(contract);
  const changes = changesBetween(released, now);
  const [first] = changes;
  return isRaisedEnough(released.version, now.version, weightOf(changes))
    ? undefined
    : `${first?.place} ${first?.what}`;
}

function examples({ document, operations }: Contract, affected: (operation: Operation) => boolean): string | undefined {
  const validator = validatorOf(document);
  for (const { operationId, parameters, requestBody, responses } of operations.filter(affected)) {
    const values = [
      ...parameters.map(({ name, schema, example }) => ({ name, schema, value: example })),
      ...(requestBody?.content ?? []).flatMap(({ schema, examples: named }) =>
        named.map((one) => ({ ...one, schema })),
      ),
      ...responses.flatMap(({ schema, examples: named }) => named.map((one) => ({ ...one, schema }))),
    ];
    for (const { name, schema, value } of values) {
      const [problem] = schema === undefined ? [] : validator.problems(schema as Schema, value);
      if (problem !== undefined) {
        return `${operationId}, ${name}: ${problem}`;
      }
    }
  }
  return undefined;
}

function collection({ document, operations }: Contract): string | undefined {
  const validator = validatorOf(document);
  for (const { place, request, responses } of readCollection()) {
    const operation = operations.find(
      ({ method, path }) => method === request.method.toLowerCase() && path === templateOf(request),
    );
    if (!operation) {
      return `${place}: no operation for ${request.method} ${templateOf(request)}`;
    }
    const schema = operation.requestBody?.content[0]?.schema as Schema | undefined;
    const [refused] = schema ? validator.problems(schema, JSON.parse(request.body?.raw ?? 'null')) : [];
    const missing = responses.find(
      ({ code, body }) =>
        !answersOf(operation).some(
          ({ status, value }) => status === code && shapeDifferences(JSON.parse(body) as Json, value).length === 0,
        ),
    );
    if (refused !== undefined || missing) {
      return `${place}: ${refused ?? `no answer in the shape of "${missing?.name}"`}`;
    }
  }
  return undefined;
}

import type { Operation } from '@belvo-openapi/spec';
import { type Cell, cellsOf, firstUses } from '../../derive/cells.ts';
import { isAsyncHeader, isFixedHeader, isIdempotencyKey } from '../../derive/header-roles.ts';
import type { Contract } from '../../support/bundle.ts';

/** What the client treats differently from one operation to the next. */
function traitsOf({ resolve }: Contract, operation: Operation): readonly string[] {
  const { method, parameters, requestBody, responses, extensions } = operation;
  return [
    method,
    `retry ${extensions.retry}`,
    ...(extensions.pagination ? ['pages'] : []),
    ...(requestBody ? [`body ${requestBody.required}`] : []),
    ...parameters.flatMap((parameter) => [
      `${parameter.in} ${parameter.explode ? 'exploded' : ''}`,
      ...(isFixedHeader(parameter, resolve) ? ['fixed header'] : []),
      ...(isAsyncHeader(operation, parameter, resolve) ? ['async header'] : []),
      ...(isIdempotencyKey(parameter) ? ['idempotency key'] : []),
    ]),
    ...responses.flatMap(({ status, links }) => [`status ${status}`, ...(links.length > 0 ? ['resumed'] : [])]),
  ];
}

/** The cells of a few operations that together have every trait some operation has. */
export function fastCells(contract: Contract): readonly Cell[] {
  const missing = new Set(contract.operations.flatMap((operation) => traitsOf(contract, operation)));
  const chosen: Operation[] = [];
  const gain = (operation: Operation) =>
    new Set(traitsOf(contract, operation).filter((trait) => missing.has(trait))).size;
  while (missing.size > 0) {
    const best = contract.operations.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    chosen.push(best);
    for (const trait of traitsOf(contract, best)) {
      missing.delete(trait);
    }
  }
  const isFirstUse = firstUses(chosen);
  return chosen.flatMap((operation) => cellsOf(operation, contract.resolve, isFirstUse));
}

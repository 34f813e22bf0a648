import type { Cell } from '../derive/cells.ts';
import { isObject, type Json } from '../schema/json.ts';

/** How many of something were proven. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** What the matrix proves, and what it does not. */
export interface Coverage {
  readonly cells: Count;
  readonly operations: Count;
  /** Operation and status pairs. */
  readonly statuses: Count;
  /** Operation, status and named example. */
  readonly examples: Count;
  /** Operation and named request example. */
  readonly requestExamples: Count;
  /** Operation and parameter. */
  readonly parameters: Count;
  /** Documented error codes that some covered example shows. */
  readonly errorCodes: Count;
  /** Ids of the cells that were not proven. */
  readonly uncovered: readonly string[];
  /** Documented error codes no covered example shows. */
  readonly unseenErrorCodes: readonly string[];
  /** One line per operation, in the order of the specification. */
  readonly byOperation: readonly { readonly operationId: string; readonly cells: Count }[];
}

/**
 * Adds up what was proven.
 *
 * @param cells Every cell there is.
 * @param proven Ids of those that passed.
 * @param documentedCodes The error codes of the specification.
 */
export function measure(
  cells: readonly Cell[],
  proven: ReadonlySet<string>,
  documentedCodes: readonly string[],
): Coverage {
  const count = (keysOf: (cell: Cell) => readonly string[]): Count => {
    const all = new Set(cells.flatMap(keysOf));
    const missing = new Set(cells.filter(({ id }) => !proven.has(id)).flatMap(keysOf));
    return { covered: all.size - missing.size, total: all.size };
  };
  const seen = new Set(cells.filter(({ id }) => proven.has(id)).flatMap(({ answer }) => codesOf(answer.value)));
  const unseen = documentedCodes.filter((code) => !seen.has(code));
  const operationIds = [...new Set(cells.map(({ operation }) => operation.operationId))];
  return {
    cells: count(({ id }) => [id]),
    operations: count(({ operation }) => [operation.operationId]),
    statuses: count(({ operation, answer }) => [`${operation.operationId} ${answer.status}`]),
    examples: count(({ operation, answer }) => [`${operation.operationId} ${answer.status} ${answer.example}`]),
    requestExamples: count(({ operation, call }) =>
      call.body === undefined ? [] : [`${operation.operationId} ${JSON.stringify(call.body)}`],
    ),
    parameters: count(({ operation, call }) =>
      [call.path, call.query, call.header].flatMap(Object.keys).map((name) => `${operation.operationId} ${name}`),
    ),
    errorCodes: { covered: documentedCodes.length - unseen.length, total: documentedCodes.length },
    uncovered: cells.filter(({ id }) => !proven.has(id)).map(({ id }) => id),
    unseenErrorCodes: unseen,
    byOperation: operationIds.map((operationId) => ({
      operationId,
      cells: count((cell) => (cell.operation.operationId === operationId ? [cell.id] : [])),
    })),
  };
}

function codesOf(body: Json | undefined): readonly string[] {
  return (Array.isArray(body) ? body : [body])
    .filter(isObject)
    .flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
}

import { codeId, type DocumentedCode, isOfNoOperation } from '../codes/codes.ts';
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
  /** Documented error codes, each with each of its statuses, that reach the caller. */
  readonly errorCodeStatuses: Count;
  /** Ids of the cells, and of the error codes, that were not proven. */
  readonly uncovered: readonly string[];
  /** Documented error codes no covered example shows. */
  readonly unseenErrorCodes: readonly string[];
  /** Those of them that no example could show: no operation declares a status of theirs. */
  readonly errorCodesOfNoOperation: readonly string[];
  /** One line per operation, in the order of the specification. */
  readonly byOperation: readonly { readonly operationId: string; readonly cells: Count }[];
}

/**
 * Adds up what was proven.
 *
 * @param cells Every cell there is.
 * @param proven Ids of the cells, and of the error codes with a status, that passed.
 * @param documentedCodes The error codes of the specification.
 */
export function measure(
  cells: readonly Cell[],
  proven: ReadonlySet<string>,
  documentedCodes: readonly DocumentedCode[],
): Coverage {
  const count = (keysOf: (cell: Cell) => readonly string[]): Count => {
    const all = new Set(cells.flatMap(keysOf));
    const missing = new Set(cells.filter(({ id }) => !proven.has(id)).flatMap(keysOf));
    return { covered: all.size - missing.size, total: all.size };
  };
  const seen = new Set(cells.filter(({ id }) => proven.has(id)).flatMap(({ response }) => codesOf(response.value)));
  const unseen = documentedCodes.filter(({ code }) => !seen.has(code));
  const declared = new Set(cells.map(({ response }) => response.status));
  const codeIds = documentedCodes.flatMap(({ code, statuses }) => statuses.map((status) => codeId(code, status)));
  const uncovered = [...cells.map(({ id }) => id), ...codeIds].filter((id) => !proven.has(id));
  const operationIds = [...new Set(cells.map(({ operation }) => operation.operationId))];
  return {
    cells: count(({ id }) => [id]),
    operations: count(({ operation }) => [operation.operationId]),
    statuses: count(({ operation, response }) => [`${operation.operationId} ${response.status}`]),
    examples: count(({ operation, response }) => [`${operation.operationId} ${response.status} ${response.example}`]),
    requestExamples: count(({ operation, call }) =>
      call.body === undefined ? [] : [`${operation.operationId} ${JSON.stringify(call.body)}`],
    ),
    parameters: count(({ operation, call }) =>
      [call.path, call.query, call.header].flatMap(Object.keys).map((name) => `${operation.operationId} ${name}`),
    ),
    errorCodes: { covered: documentedCodes.length - unseen.length, total: documentedCodes.length },
    errorCodeStatuses: { covered: codeIds.filter((id) => proven.has(id)).length, total: codeIds.length },
    uncovered,
    unseenErrorCodes: unseen.map(({ code }) => code),
    errorCodesOfNoOperation: unseen.filter((code) => isOfNoOperation(code, declared)).map(({ code }) => code),
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

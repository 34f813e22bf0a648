import { responsesOf } from '../derive/cells.ts';
import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import type { Contract } from '../support/bundle.ts';

/** An error code as the table of the specification has it. */
export interface DocumentedCode {
  readonly code: string;
  /** HTTP statuses it comes with. */
  readonly statuses: readonly number[];
  /** `never`, `backoff`, `later` or `resume`. */
  readonly retry: string;
  /** Seconds to wait before a repeat, where the table says so. */
  readonly waitSeconds?: number;
}

/** The table of error codes. */
export function documentedCodes({ document }: Pick<Contract, 'document'>): readonly DocumentedCode[] {
  const table = (document['x-error-codes'] ?? {}) as Record<string, Omit<DocumentedCode, 'code'>>;
  return Object.entries(table).map(([code, entry]) => ({ code, ...entry }));
}

/**
 * Whether no example can ever show a code, because no operation declares a status of its own: 405 is what the API says
 * to a method that a path does not have.
 *
 * @param declared Every status that some operation declares.
 */
export function isOfNoOperation({ statuses }: DocumentedCode, declared: ReadonlySet<number>): boolean {
  return !statuses.some((status) => declared.has(status));
}

/** The name of the test that a code with one of its statuses reaches the caller. */
export function codeId(code: string, status: number): string {
  return `${code} with ${status}`;
}

/** The code of a reason: its own, or that of an object inside that is named after a field. */
function codeOf(reason: JsonObject): Json | undefined {
  return 'code' in reason ? reason.code : Object.values(reason).filter(isObject).map(codeOf)[0];
}

/** The codes in the examples of refusals: `links_update 400 login_error: login_error` → code and status. */
function shownCodes({ operations }: Pick<Contract, 'operations'>) {
  return operations.flatMap((operation) =>
    responsesOf(operation)
      .filter(({ status }) => status >= 400)
      .flatMap(({ status, example, value }) =>
        (Array.isArray(value) ? value : [value])
          .filter(isObject)
          .map(codeOf)
          .map((code) => ({ place: `${operation.operationId} ${status} ${example}: ${code}`, code, status })),
      ),
  );
}

/** The documented codes that some example could show, with a status of theirs, and none does. */
export function unshownCodes(contract: Omit<Contract, 'resolve'>): readonly string[] {
  const declared = new Set(contract.operations.flatMap(responsesOf).map(({ status }) => status));
  const shown = new Set(shownCodes(contract).map(({ code, status }) => codeId(String(code), status)));
  return documentedCodes(contract)
    .filter((code) => !isOfNoOperation(code, declared))
    .filter(({ code, statuses }) => !statuses.some((status) => shown.has(codeId(code, status))))
    .map(({ code }) => code);
}

/** The codes that an example shows with a status that is not documented for them. */
export function undocumentedCodes(contract: Omit<Contract, 'resolve'>): readonly string[] {
  const documented = new Set(
    documentedCodes(contract).flatMap(({ code, statuses }) => statuses.map((status) => codeId(code, status))),
  );
  return shownCodes(contract)
    .filter(({ code, status }) => !documented.has(codeId(String(code), status)))
    .map(({ place }) => place);
}

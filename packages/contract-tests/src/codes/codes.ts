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

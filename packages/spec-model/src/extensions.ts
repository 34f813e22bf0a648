import type { OperationObject } from './document.ts';

/** When an operation may be repeated; see `x-retry` in EXTENSIONS.md. */
export type RetryClass = 'safe' | 'idempotent' | 'keyed' | 'unsent';

/** How a list operation is paged; see `x-pagination` in EXTENSIONS.md. */
export interface Pagination {
  readonly style: 'page-number';
  /** Property of the response that holds the page's items. */
  readonly items: string;
}

/** A request limit of one operation or of the whole API; see `x-rate-limit` in EXTENSIONS.md. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
  readonly scope: string;
  readonly [fact: string]: unknown;
}

/** Where the facts of an operation come from; see `x-source` in EXTENSIONS.md. Absent in the consumers' bundle. */
export interface Source {
  readonly documents: readonly unknown[];
  readonly confidence: string;
  readonly [fact: string]: unknown;
}

/** The extensions of an operation; a key is absent when the operation does not carry it. */
export interface OperationExtensions {
  readonly retry?: RetryClass;
  readonly pagination?: Pagination;
  readonly rateLimit?: RateLimit;
  readonly source?: Source;
}

const KEYS = {
  'x-retry': 'retry',
  'x-pagination': 'pagination',
  'x-rate-limit': 'rateLimit',
  'x-source': 'source',
} as const;

/** Collects the extensions of an operation under their typed names. Their values are checked by the lint rules. */
export function readExtensions(operation: OperationObject): OperationExtensions {
  const entries = Object.entries(KEYS).flatMap(([key, name]) => {
    const value = operation[key as keyof typeof KEYS];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries) as OperationExtensions;
}

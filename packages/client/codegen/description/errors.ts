import type { OpenApiDocument } from '@belvo-openapi/spec';
import { rootExtension } from './root.ts';

/** One entry of the document's `x-error-codes`. */
export interface ErrorCode {
  readonly statuses: readonly number[];
  readonly retry: 'never' | 'backoff' | 'later' | 'resume';
  readonly remedy: string;
  readonly waitSeconds?: number;
  readonly obsolete?: boolean;
}

/** The error codes of the document. */
export function errorCodesOf(doc: OpenApiDocument): Readonly<Record<string, ErrorCode>> {
  return rootExtension(doc, 'x-error-codes') as unknown as Record<string, ErrorCode>;
}

const RETRYABLE_STATUS = (status: number) => status === 408 || status === 429 || status >= 500;

/**
 * What the retry loop has to know, and no more: codes that are worth a retry (with the shortest pause in milliseconds),
 * and codes that are not although their status is.
 */
export function retryCodesOf(doc: OpenApiDocument): Readonly<Record<string, number>> {
  const entries = Object.entries(errorCodesOf(doc)).flatMap(([code, { statuses, retry, waitSeconds }]) => {
    const byStatus = statuses.every(RETRYABLE_STATUS);
    if (retry === 'backoff') {
      return byStatus && !waitSeconds ? [] : [[code, (waitSeconds ?? 0) * 1000] as const];
    }
    return statuses.some(RETRYABLE_STATUS) ? [[code, -1] as const] : [];
  });
  return Object.fromEntries(entries);
}

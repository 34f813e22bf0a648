import type { OpenApiDocument } from '@belvo-openapi/spec';
import { rootExtension } from './root.ts';

/** Longest `Retry-After` to wait for unless told otherwise. The specification names none. */
const MAX_RETRY_AFTER = 120_000;

/** The document's `x-retry-policy` as the client's options have it, in milliseconds. */
export function retryScheduleOf(doc: OpenApiDocument) {
  const { maxRetries: max, baseSeconds, factor } = rootExtension(doc, 'x-retry-policy') as Record<string, number>;
  const baseDelay = (baseSeconds ?? 0) * 1000;
  // The pause before the last retry is the longest.
  const maxDelay = baseDelay * (factor ?? 1) ** Math.max(0, (max ?? 0) - 1);
  return { max, baseDelay, factor, maxDelay, maxRetryAfter: MAX_RETRY_AFTER };
}

/** The document's `x-rate-limit`: how much is permitted, and how the edge answers what is more. */
export function rateLimitOf(doc: OpenApiDocument) {
  const { requests, seconds, status, contentType } = rootExtension(doc, 'x-rate-limit');
  const interval = Number(seconds) * 1000;
  // Without a content type of its own the edge's response cannot be told from the API's.
  const response =
    contentType === undefined ? { status: 0, contentType: '', pause: 0 } : { status, contentType, pause: interval };
  return { limit: { requests, interval }, response };
}

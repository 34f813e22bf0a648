// Redacted snapshots for the hooks. Nothing here runs for a client without hooks.
import type { BelvoError } from '../errors/belvo-error.ts';
import { redactHeaders } from '../redact/headers.ts';
import { redact } from '../redact/redact.ts';
import { redactUrl } from '../redact/url.ts';
import type { Answer } from './answer.ts';
import type { PreparedRequest } from './request.ts';

/** An observer's fault must not become the call's: a payment is made, whether it was logged or not. */
function quietly(observe: () => void): void {
  try {
    observe();
  } catch {
    // Nobody to tell: the hook is the place where faults are told.
  }
}

export function observeRequest(request: PreparedRequest, attempt: number): void {
  const { config, operation, url, headers, body } = request;
  quietly(() =>
    config.hooks?.before?.({
      operation: operation.id,
      method: operation.method,
      url: redactUrl(url),
      headers: redactHeaders(Object.entries(headers)),
      body: redact(body),
      attempt,
    }),
  );
}

export function observeResponse(
  request: PreparedRequest,
  attempt: number,
  durationMs: number,
  answer: Answer | undefined,
  error: BelvoError | undefined,
): void {
  const { config, operation, url } = request;
  quietly(() =>
    config.hooks?.after?.({
      operation: operation.id,
      method: operation.method,
      url: redactUrl(url),
      attempt,
      status: answer?.status,
      headers: redactHeaders(answer?.headers ?? []),
      body: redact(answer?.body),
      requestId: answer?.headers.get('x-request-id') ?? undefined,
      durationMs,
      error: error?.toJSON(),
    }),
  );
}

export function observeRetry(request: PreparedRequest, delayMs: number, error: BelvoError): void {
  const { config, operation } = request;
  quietly(() =>
    config.hooks?.retry?.({ operation: operation.id, attempt: error.attempts, delayMs, error: error.toJSON() }),
  );
}

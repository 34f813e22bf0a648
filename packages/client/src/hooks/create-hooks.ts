import type { Answer } from '../core/answer.ts';
import type { Observer } from '../core/observer.ts';
import type { Operation } from '../core/operation.ts';
import type { PreparedRequest } from '../core/request.ts';
import { ApiError } from '../errors/api-error.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { isSensitive } from '../redact/names.ts';
import { redact } from '../redact/redact.ts';
import { scrub } from '../redact/scrub.ts';
import { redactHeaders } from './redact-headers.ts';
import { redactUrl } from './redact-url.ts';
import type { Hooks } from './snapshots.ts';

/** An observer's fault must not become the call's: a payment is made, whether it was logged or not. */
function quietly(observe: () => void): void {
  try {
    observe();
  } catch {
    // Nobody to tell: the hook is the place where faults are told.
  }
}

/** Whether a name is one of the secrets of an operation's request. */
function secretsOf({ secrets = '' }: Operation): (name: string) => boolean {
  const names = secrets.split(' ');
  return (name) => names.includes(name);
}

/**
 * Observers for logs and metrics. They receive copies in which everything that the specification marks as secret or
 * personal is replaced, and cannot change a call: what they throw is ignored.
 *
 * @example
 * const hooks = createHooks({ after: ({ operation, status, durationMs }) => log({ operation, status, durationMs }) });
 * const belvo = createBelvoClient({ secretId, secretPassword, environment: 'sandbox', hooks });
 */
export function createHooks({ before, after, retry }: Hooks): Observer {
  const told = (request: PreparedRequest, number: number, durationMs: number, answer?: Answer, error?: BelvoError) => {
    const { operation, url } = request;
    const isAnswered = error instanceof ApiError || error instanceof InvalidResponseError;
    const { status, headers = new Headers() } = answer ?? (isAnswered ? error : {});
    const body = answer ? answer.body : error instanceof ApiError ? error.body : undefined;
    after?.({
      operation: operation.id,
      method: operation.method,
      url: redactUrl(url, secretsOf(operation)),
      attempt: number,
      status,
      headers: redactHeaders(headers),
      body: redact(body, { clean: (text) => scrub(text, request) }),
      requestId: headers.get('x-request-id') ?? undefined,
      durationMs,
      error: error?.toJSON(),
    });
  };
  return {
    isObserver: true,
    async attempt(request, number, run) {
      const { operation, url, body } = request;
      // Those of an attempt before hold the keys.
      const { authorization: _keys, ...headers } = request.headers;
      const hides = secretsOf(operation);
      quietly(() =>
        before?.({
          operation: operation.id,
          method: operation.method,
          url: redactUrl(url, hides),
          headers: redactHeaders(Object.entries(headers)),
          body: redact(body, {
            hides: (parent, name) => hides(name) || isSensitive(parent, name),
            clean: (text) => scrub(text, request),
          }),
          attempt: number,
        }),
      );
      const startedAt = performance.now();
      try {
        const answer = await run();
        quietly(() => told(request, number, performance.now() - startedAt, answer));
        return answer;
      } catch (thrown) {
        const error = thrown as BelvoError;
        error.attempts = number;
        quietly(() => told(request, number, performance.now() - startedAt, undefined, error));
        throw error;
      }
    },
    retry({ operation }, delayMs, error) {
      quietly(() => retry?.({ operation: operation.id, attempt: error.attempts, delayMs, error: error.toJSON() }));
    },
  };
}

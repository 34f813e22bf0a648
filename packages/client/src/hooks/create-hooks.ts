import type { Observer } from '../core/observer.ts';
import type { Operation } from '../core/operation.ts';
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
  return {
    request({ operation, url, headers, body }, attempt) {
      const hides = secretsOf(operation);
      quietly(() =>
        before?.({
          operation: operation.id,
          method: operation.method,
          url: redactUrl(url, hides),
          headers: redactHeaders(Object.entries(headers)),
          body: redact(body, { hides: (parent, name) => hides(name) || isSensitive(parent, name) }),
          attempt,
        }),
      );
    },
    response(request, attempt, durationMs, answer, error) {
      const { operation, url } = request;
      quietly(() =>
        after?.({
          operation: operation.id,
          method: operation.method,
          url: redactUrl(url, secretsOf(operation)),
          attempt,
          status: answer?.status,
          headers: redactHeaders(answer?.headers ?? []),
          body: redact(answer?.body, { clean: (text) => scrub(text, request) }),
          requestId: answer?.headers.get('x-request-id') ?? undefined,
          durationMs,
          error: error?.toJSON(),
        }),
      );
    },
    retry({ operation }, delayMs, error) {
      quietly(() => retry?.({ operation: operation.id, attempt: error.attempts, delayMs, error: error.toJSON() }));
    },
  };
}

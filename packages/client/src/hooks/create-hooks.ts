import type { Hooks, ObservedRequest, ObservedResponse } from '../config/observer.ts';
import { uuid } from '../config/platform.ts';
import { checkNames, isObject } from '../config/values.ts';
import { ApiError } from '../errors/api-errors.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import { InvalidResponseError, UsageError } from '../errors/call-errors.ts';
import { isSensitive, redact } from '../redact/redact.ts';
import { REDACTED, scrub } from '../redact/scrub.ts';
import { quietly } from '../util/quietly.ts';
import type { HookFunctions } from './snapshots.ts';

/** Headers that carry secrets by their meaning in HTTP (RFC 9110, RFC 6265). */
const SECRET = /^(proxy-)?authorization$|^(set-)?cookie2?$|token|secret|password|api-?key/;

/** Headers for a log. */
function redactHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const [name, value] of headers) {
    copy[name] = SECRET.test(name.toLowerCase()) ? REDACTED : value;
  }
  return copy;
}

/** An address whose secret query values are replaced. */
function redactUrl(url: string, hides: (name: string) => boolean): string {
  return url.replace(/([?&])([^=&]+)=[^&]*/g, (pair, mark: string, name: string) =>
    hides(decodeURIComponent(name)) ? `${mark}${name}=${REDACTED}` : pair,
  );
}

/** Whether a name is one of the secrets of an operation's request. */
function secretsOf({ operation }: ObservedRequest): (name: string) => boolean {
  return (name) => operation.secrets?.includes(name) ?? false;
}

/** What every snapshot begins with. */
function identityOf({ call = '', operation }: ObservedRequest) {
  return { call, operation: operation.id, method: operation.method, path: operation.path };
}

/**
 * Functions that look on, for logs and metrics. They receive copies in which everything that the specification marks as
 * secret or personal is replaced, and cannot change a call: what they throw is ignored.
 *
 * @throws UsageError for anything but functions under the names `before`, `after` and `retry`.
 * @example
 * const hooks = createHooks({ after: ({ operation, status, durationMs }) => log({ operation, status, durationMs }) });
 * const belvo = createBelvoClient({ secretId, secretPassword, environment: 'sandbox', hooks });
 */
export function createHooks(functions: HookFunctions): Hooks {
  if (!isObject(functions) || Object.values(functions).some((value) => value && typeof value !== 'function')) {
    throw new UsageError('createHooks() takes an object of functions: { before, after, retry }.');
  }
  checkNames(functions, ['before', 'after', 'retry'], 'There is no hook');
  const { before, after, retry } = functions;
  const told = (
    request: ObservedRequest,
    number: number,
    durationMs: number,
    response?: ObservedResponse,
    error?: BelvoError,
  ) => {
    const isAnswered = error instanceof ApiError || error instanceof InvalidResponseError;
    const { status, headers } = response ?? (isAnswered ? error : { status: undefined, headers: undefined });
    const body = response ? response.body : error instanceof ApiError ? error.body : undefined;
    after?.({
      ...identityOf(request),
      url: redactUrl(request.url, secretsOf(request)),
      attempt: number,
      status,
      headers: redactHeaders(headers ?? []),
      body: redact(body, { clean: (text) => scrub(text, request) }),
      requestId: headers?.get('x-request-id') ?? undefined,
      durationMs,
      error: error?.toJSON(),
    });
  };
  return {
    madeBy: 'createHooks',
    callId: uuid,
    async attempt(request, number, run) {
      // The headers are kept from one attempt to the next, and hold the keys from the first one on.
      const { authorization: _keys, ...headers } = request.headers;
      const hides = secretsOf(request);
      quietly(() =>
        before?.({
          ...identityOf(request),
          url: redactUrl(request.url, hides),
          attempt: number,
          headers: redactHeaders(Object.entries(headers)),
          body: redact(request.body, {
            hides: (parent, name) => hides(name) || isSensitive(parent, name),
            clean: (text) => scrub(text, request),
          }),
        }),
      );
      const startedAt = performance.now();
      try {
        const response = await run();
        quietly(() => told(request, number, performance.now() - startedAt, response));
        return response;
      } catch (thrown) {
        const error = thrown as BelvoError;
        error.attempts = number;
        quietly(() => told(request, number, performance.now() - startedAt, undefined, error));
        throw error;
      }
    },
    onRetry(request, delayMs, error) {
      quietly(() => retry?.({ ...identityOf(request), attempt: error.attempts, delayMs, error: error.toJSON() }));
    },
  };
}

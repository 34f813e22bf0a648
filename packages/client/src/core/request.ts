import type { Limits } from '../config/config.ts';
import { scheduleOf } from '../config/config.ts';
import { addHeaders } from '../config/headers.ts';
import type { CallOptions } from '../config/options.ts';
import { numbers } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';
import type { CallArguments, Operation, PreparedRequest } from './operation.ts';
import { buildPath } from './url.ts';

/** JSON; undefined for no body. */
function serialize(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch {
    // The engine's message may quote the body.
    throw new UsageError('the body is circular or holds a BigInt.');
  }
}

/** Adds the options that are headers of the request. */
function addOptions(target: Record<string, string>, { headers }: Operation, options: CallOptions): void {
  for (const option in headers) {
    const [header = option] = headers[option] ?? [];
    addHeaders(target, { [header]: (options as Readonly<Record<string, unknown>>)[option] });
  }
}

/** @throws UsageError for arguments that cannot be sent. */
export function prepare(given: CallArguments, startedAt: number): PreparedRequest {
  const { config, operation, path, body, params, options } = given;
  // `Object.assign`, because a second spread in the literal is slower.
  const headers = addHeaders(Object.assign({ ...config.headers }, operation.fixedHeaders), options.headers);
  addOptions(headers, operation, options);
  const query = operation.write?.(operation, params) ?? '';
  const text = serialize(body);
  if (text !== undefined) {
    headers['content-type'] = 'application/json';
  }
  const { idempotencyHeader, makeKey } = operation;
  if (idempotencyHeader !== undefined && makeKey) {
    headers[idempotencyHeader] ||= makeKey();
  }
  const hasLimits = options.timeout !== undefined || options.deadline !== undefined;
  const limits = hasLimits ? numbers<keyof Limits>(options, config.limits, 1) : config.limits;
  return {
    config,
    operation,
    call: config.hooks?.callId(),
    url: config.baseUrl + buildPath(operation.path, path) + query,
    headers,
    text,
    body,
    params,
    options,
    limits,
    schedule: scheduleOf(options.retries, config.schedule),
    endsAt: startedAt + limits.deadline,
    access: undefined,
    isUnderWay: false,
    maybeSent: false,
  };
}

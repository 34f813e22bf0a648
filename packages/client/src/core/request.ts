import type { Limits } from '../config/config.ts';
import { scheduleOf } from '../config/config.ts';
import { addHeaders } from '../config/headers.ts';
import type { CallOptions } from '../config/options.ts';
import { numbers } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';
import type { CallArguments, Operation, PreparedRequest } from './operation.ts';
import { buildPath } from './url.ts';

function serialize(operation: Operation, body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    // The engine's message may quote the body.
    throw new UsageError('the body is circular or holds a BigInt.', { operation: operation.id });
  }
}

/** Adds the options that are headers of the request. */
function addOptions(target: Record<string, string>, operation: Operation, options: CallOptions): void {
  for (const [option, [header, ...values]] of Object.entries(operation.headers ?? {})) {
    const value = (options as Readonly<Record<string, unknown>>)[option];
    if (value !== undefined && values.length > 0 && !values.includes(value as string)) {
      throw new UsageError(`${option} must be ${values.map((known) => `'${known}'`).join(' or ')}.`, {
        operation: operation.id,
      });
    }
    addHeaders(target, { [header]: value });
  }
}

/** @throws UsageError for arguments that cannot be sent. */
export function prepare(given: CallArguments, startedAt: number): PreparedRequest {
  const { config, operation, path, body, params, options } = given;
  const headers: Record<string, string> = { ...config.headers };
  if (operation.fixedHeaders !== undefined) {
    // A second spread in the literal would be slow.
    Object.assign(headers, operation.fixedHeaders);
  }
  if (options.headers !== undefined) {
    addHeaders(headers, options.headers);
  }
  if (operation.headers !== undefined) {
    addOptions(headers, operation, options);
  }
  const query = operation.write?.(operation, params) ?? '';
  const text = body === undefined ? undefined : serialize(operation, body);
  if (text !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (operation.idempotencyHeader !== undefined) {
    headers[operation.idempotencyHeader] ||= crypto.randomUUID();
  }
  const hasLimits = options.timeout !== undefined || options.deadline !== undefined;
  const limits = hasLimits ? numbers<keyof Limits>(options, config.limits, 1) : config.limits;
  return {
    config,
    operation,
    call: config.hooks && crypto.randomUUID(),
    url: config.baseUrl + buildPath(operation, path) + query,
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

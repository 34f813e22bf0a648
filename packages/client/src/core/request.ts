import { type Config, checkedHeaders, positive } from '../config/config.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Operation } from './operation.ts';
import { buildPath } from './path.ts';
import { addHeaderParams, buildQuery } from './query.ts';
import type { CallOptions } from './styles.ts';

/** A call, ready to be attempted any number of times. */
export interface PreparedRequest {
  readonly config: Config;
  readonly operation: Operation;
  readonly url: string;
  /** Everything but `authorization`. */
  readonly headers: Record<string, string>;
  readonly text: string | undefined;
  /** What `text` was made from; read only to redact it. */
  readonly body: unknown;
  readonly params: Readonly<Record<string, unknown>> | undefined;
  readonly options: CallOptions;
  readonly timeout: number;
  readonly deadline: number;
}

const NO_OPTIONS: CallOptions = {};

function serialize(operation: Operation, body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    // The engine's message may quote the body.
    throw new UsageError(`${operation.id}: the body is circular or holds a BigInt.`, {
      operation: operation.id,
    });
  }
}

/** @throws UsageError for arguments that cannot be sent. */
export function prepare(
  config: Config,
  operation: Operation,
  path: readonly unknown[],
  body: unknown,
  params: object | undefined,
  options: CallOptions = NO_OPTIONS,
): PreparedRequest {
  const given = params as Readonly<Record<string, unknown>> | undefined;
  const headers: Record<string, string> = { ...config.headers };
  if (operation.fixedHeaders !== undefined) {
    Object.assign(headers, operation.fixedHeaders);
  }
  if (options.headers !== undefined) {
    Object.assign(headers, checkedHeaders(options.headers));
  }
  addHeaderParams(operation, given, headers);
  const text = body === undefined ? undefined : serialize(operation, body);
  if (text !== undefined) {
    headers['content-type'] = 'application/json';
  }
  const key = operation.idempotencyHeader?.toLowerCase();
  if (key !== undefined) {
    headers[key] ??= crypto.randomUUID();
  }
  return {
    config,
    operation,
    url: config.baseUrl + buildPath(operation, path) + buildQuery(operation, given),
    headers,
    text,
    body,
    params: given,
    options,
    timeout: positive('timeout', options.timeout, config.timeout),
    deadline: positive('deadline', options.deadline, config.deadline),
  };
}

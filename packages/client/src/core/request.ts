import type { Config, Limits } from '../config/config.ts';
import type { Access } from '../config/credentials.ts';
import { addHeaders } from '../config/headers.ts';
import { numbers } from '../config/numbers.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { RetryOptions } from '../retry/options.ts';
import { scheduleOf } from '../retry/schedule.ts';
import type { Operation, Params } from './operation.ts';
import { buildPath } from './path.ts';
import type { CallOptions } from './styles.ts';

/** A call, ready to be attempted any number of times. */
export interface PreparedRequest {
  readonly config: Config;
  readonly operation: Operation;
  readonly url: string;
  /** `authorization` comes with the first attempt, and may change with the next. */
  readonly headers: Record<string, string>;
  readonly text: string | undefined;
  /** What `text` was made from; read only to redact it. */
  readonly body: unknown;
  readonly params: Params | undefined;
  readonly options: CallOptions;
  readonly limits: Limits;
  readonly schedule: Required<RetryOptions>;
  /** When the call's time is over, on the clock of `performance.now()`. */
  readonly endsAt: number;
  /** The keys of the present attempt; read only to send and to redact them. */
  access: Access | undefined;
  /** Whether the present attempt has got as far as `fetch`. */
  isUnderWay: boolean;
  /** Whether any attempt may have arrived. */
  maybeSent: boolean;
}

const NO_OPTIONS: CallOptions = {};

function serialize(operation: Operation, body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    // The engine's message may quote the body.
    throw new UsageError('the body is circular or holds a BigInt.', { operation: operation.id });
  }
}

/** @throws UsageError for arguments that cannot be sent. */
export function prepare(
  config: Config,
  operation: Operation,
  path: readonly unknown[],
  body: unknown,
  params: object | undefined,
  options: CallOptions | undefined,
  startedAt: number,
): PreparedRequest {
  const given = params as Params | undefined;
  const headers: Record<string, string> = { ...config.headers };
  if (operation.fixedHeaders !== undefined) {
    // A second spread in the literal would be slow.
    Object.assign(headers, operation.fixedHeaders);
  }
  if (options?.headers !== undefined) {
    addHeaders(headers, options.headers);
  }
  const query = operation.write?.(operation, given, headers) ?? '';
  const text = body === undefined ? undefined : serialize(operation, body);
  if (text !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (operation.idempotencyHeader !== undefined) {
    headers[operation.idempotencyHeader] ||= crypto.randomUUID();
  }
  const limits = options ? numbers<keyof Limits>(options, config.limits, 1) : config.limits;
  return {
    config,
    operation,
    url: config.baseUrl + buildPath(operation, path) + query,
    headers,
    text,
    body,
    params: given,
    options: options ?? NO_OPTIONS,
    limits,
    schedule: scheduleOf(options?.retries, config.schedule),
    endsAt: startedAt + limits.deadline,
    access: undefined,
    isUnderWay: false,
    maybeSent: false,
  };
}

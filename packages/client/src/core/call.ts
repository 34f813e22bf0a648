import { ApiError } from '../errors/api-error.ts';
import { BelvoError } from '../errors/belvo-error.ts';
import { BelvoCore } from './client.ts';
import type { Operation } from './operation.ts';
import { prepare } from './request.ts';
import { type Sent, send } from './send.ts';
import type { CallOptions, WithResponse } from './styles.ts';

const ignore = () => {};

/**
 * A running call: a promise of the data that can also tell about the answer. It runs from the start, and a failure that
 * nobody looks at is an unhandled rejection like any other.
 */
export class Call<T> extends Promise<T> {
  // What `then` derives from a call is a plain promise.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }
  readonly #sent: Promise<Sent>;

  constructor(sent: Promise<Sent>) {
    super((resolve, reject) => {
      sent.then(({ answer }) => resolve(answer.body as T), reject);
    });
    this.#sent = sent;
  }

  async withResponse(): Promise<WithResponse<T>> {
    this.catch(ignore);
    const { answer, attempts, durationMs } = await this.#sent;
    const { status, headers, body } = answer;
    const requestId = headers.get('x-request-id') ?? undefined;
    return { data: body as T, status, headers, requestId, durationMs, attempts };
  }

  async result(): Promise<unknown> {
    this.catch(ignore);
    try {
      const { answer } = await this.#sent;
      return { ok: true, status: answer.status, data: answer.body };
    } catch (error) {
      if (!(error instanceof BelvoError)) {
        throw error;
      }
      return { ok: false, status: error instanceof ApiError ? error.status : undefined, error };
    }
  }
}

/** Prepares and sends; a mistake in the arguments is a rejection like every other failure. */
export function start(
  client: BelvoCore,
  operation: Operation,
  path: readonly unknown[],
  body: unknown,
  params: object | undefined,
  options: CallOptions | undefined,
): Promise<Sent> {
  try {
    return send(prepare(BelvoCore.config(client), operation, path, body, params, options));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Makes a call of an operation that gives one answer. */
export function call<C>(
  client: BelvoCore,
  operation: Operation,
  path: readonly unknown[],
  body: unknown,
  params: object | undefined,
  options: CallOptions | undefined,
): C {
  return new Call(start(client, operation, path, body, params, options)) as C;
}

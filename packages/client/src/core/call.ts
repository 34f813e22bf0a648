import { ApiError } from '../errors/api-error.ts';
import { BelvoError } from '../errors/belvo-error.ts';
import { BelvoCore } from './client.ts';
import type { Operation } from './operation.ts';
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
      sent.then(({ body }) => resolve(body as T), reject);
    });
    this.#sent = sent;
  }

  async withResponse(): Promise<WithResponse<T>> {
    this.catch(ignore);
    const { body, ...facts } = await this.#sent;
    return { data: body as T, ...facts, requestId: facts.headers.get('x-request-id') ?? undefined };
  }

  async result(): Promise<unknown> {
    this.catch(ignore);
    try {
      const { status, body } = await this.#sent;
      return { ok: true, status, data: body };
    } catch (error) {
      if (!(error instanceof BelvoError)) {
        throw error;
      }
      return { ok: false, status: error instanceof ApiError ? error.status : undefined, error };
    }
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
  return new Call(send(BelvoCore.config(client), operation, path, body, params, options)) as C;
}

import { ApiError } from '../errors/api-errors.ts';
import { BelvoError } from '../errors/belvo-error.ts';
import { readArguments } from './arguments.ts';
import type { Operation } from './operation.ts';
import { type Sent, send } from './send.ts';
import type { WithResponse } from './styles.ts';

/** Where the response of a call is kept. */
interface Kept {
  response?: Sent;
}

/**
 * Waits for the response, keeps it, and gives its body.
 *
 * JavaScript engines list in the stack of an error the async functions that wait for it, but only where each promise
 * between them and the failed attempt is awaited once. So `send` is awaited here alone, and everything else that needs
 * the response awaits the call.
 */
async function bodyOf<T>(sent: Promise<Sent>, kept: Kept): Promise<T> {
  const response = await sent;
  kept.response = response;
  return response.body as T;
}

/**
 * A running call: a promise of the data that can also tell about the response. It runs from the start, and a failure that
 * nobody looks at is an unhandled rejection like any other.
 */
export class Call<T> extends Promise<T> {
  // What `then` derives from a call is a plain promise.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }
  readonly #kept: Kept;

  constructor(sent: Promise<Sent>) {
    const kept: Kept = {};
    super((resolve, reject) => {
      bodyOf<T>(sent, kept).then(resolve, reject);
    });
    this.#kept = kept;
  }

  async withResponse(): Promise<WithResponse<T>> {
    const data = await this;
    const { body: _body, ...rest } = this.#kept.response as Sent;
    return { data, ...rest, requestId: rest.headers.get('x-request-id') ?? undefined };
  }

  async result(): Promise<unknown> {
    try {
      const { status, data } = await this.withResponse();
      return { ok: true, status, data };
    } catch (error) {
      if (!(error instanceof BelvoError)) {
        throw error;
      }
      return { ok: false, status: error instanceof ApiError ? error.status : undefined, error };
    }
  }
}

/** Sends what the arguments say; wrong ones are a failure of the call like any other. */
export function start(operation: Operation, values: readonly unknown[]): Promise<Sent> {
  return send(operation, () => readArguments(operation, values));
}

/**
 * Makes a call of an operation that gives one response.
 *
 * @param values The client, and the arguments as they were given.
 */
export function call<C>(operation: Operation, values: readonly unknown[]): C {
  return new Call(start(operation, values)) as C;
}

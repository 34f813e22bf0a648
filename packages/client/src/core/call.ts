import { ApiError } from '../errors/api-errors.ts';
import { BelvoError } from '../errors/belvo-error.ts';
import { readArguments } from './arguments.ts';
import type { Operation } from './operation.ts';
import { type Sent, send } from './send.ts';
import type { WithResponse } from './styles.ts';

const ignore = () => {};

/** What was sent comes back with its body. An async step: engines follow it from the failed attempt to who awaits the call. */
async function bodyOf<T>(sent: Promise<Sent>): Promise<T> {
  return (await sent).body as T;
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
  readonly #sent: Promise<Sent>;

  constructor(sent: Promise<Sent>) {
    super((resolve, reject) => {
      bodyOf<T>(sent).then(resolve, reject);
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

const NONE: readonly string[] = [];

/** Reads the arguments and sends; wrong ones are a failure of the call like any other. */
export async function start(
  operation: Operation,
  values: readonly unknown[],
  extra: readonly string[] = NONE,
): Promise<Sent> {
  return await send(readArguments(operation, values, extra));
}

/**
 * Makes a call of an operation that gives one answer.
 *
 * @param values The client, and the arguments as they were given.
 */
export function call<C>(operation: Operation, values: readonly unknown[]): C {
  return new Call(start(operation, values)) as C;
}

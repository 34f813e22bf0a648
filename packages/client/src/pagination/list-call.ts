import { Call } from '../core/call.ts';
import { BelvoCore } from '../core/client.ts';
import type { Operation } from '../core/operation.ts';
import { send } from '../core/send.ts';
import type { ListCallOptions, ToArrayOptions } from '../core/styles.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type ListSource, pagesOf } from './pages.ts';

/** Outside the class: each instance would have to be marked for a private method. */
function itemsOf({ operation }: ListSource, page: unknown): readonly unknown[] {
  return (page as Record<string, unknown[]>)[operation.items ?? ''] ?? [];
}

/** A running list call: its first page, or all pages and items behind it. */
class ListCall<Page> extends Call<Page> {
  readonly #source: ListSource;

  constructor(source: ListSource) {
    super(source.first);
    this.#source = source;
  }

  pages(): AsyncGenerator<Page, void, undefined> {
    this.catch(() => {});
    return pagesOf(this.#source) as AsyncGenerator<Page, void, undefined>;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    for await (const page of this.pages()) {
      yield* itemsOf(this.#source, page);
    }
  }

  async toArray(options: ToArrayOptions): Promise<unknown[]> {
    const limit = options?.limit;
    if (!(limit >= 0)) {
      throw new UsageError('toArray needs a limit; Infinity is one.');
    }
    const items: unknown[] = [];
    for await (const page of this.pages()) {
      for (const item of itemsOf(this.#source, page)) {
        if (items.length < limit) {
          items.push(item);
        }
      }
      if (items.length >= limit) {
        break;
      }
    }
    return items;
  }
}

/** Makes a call of an operation that gives pages. */
export function listCall<C>(
  client: BelvoCore,
  operation: Operation,
  path: readonly unknown[],
  _body: unknown,
  params: object | undefined,
  options: ListCallOptions | undefined,
): C {
  const first = send(BelvoCore.config(client), operation, path, undefined, params, options);
  const query = params as Readonly<Record<string, unknown>> | undefined;
  return new ListCall({ client, operation, path, params: query, options, first }) as C;
}

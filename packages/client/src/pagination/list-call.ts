import { Call, start } from '../core/call.ts';
import type { BelvoCore } from '../core/client.ts';
import type { Operation } from '../core/operation.ts';
import type { ListCallOptions, ToArrayOptions } from '../core/styles.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type ListSource, pagesOf } from './pages.ts';

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
    const name = this.#source.operation.items ?? '';
    for await (const page of this.pages()) {
      yield* (page as Record<string, unknown[]>)[name] ?? [];
    }
  }

  async toArray(options: ToArrayOptions): Promise<unknown[]> {
    const limit = options?.limit;
    if (!(limit >= 0)) {
      throw new UsageError('toArray needs a limit; Infinity is one.');
    }
    const items: unknown[] = [];
    const name = this.#source.operation.items ?? '';
    for await (const page of this.pages()) {
      const found = (page as Record<string, unknown[]>)[name] ?? [];
      for (let at = 0; at < found.length && items.length < limit; at++) {
        items.push(found[at]);
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
  const first = start(client, operation, path, undefined, params, options);
  const query = params as Readonly<Record<string, unknown>> | undefined;
  return new ListCall({ client, operation, path, params: query, options, first }) as C;
}

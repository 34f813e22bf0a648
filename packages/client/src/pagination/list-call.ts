import type { CallOptions } from '../config/options.ts';
import { readArguments } from '../core/arguments.ts';
import { Call, start } from '../core/call.ts';
import type { Operation } from '../core/operation.ts';
import type { Sent } from '../core/send.ts';
import { UsageError } from '../errors/call-errors.ts';
import { outcomeOf, pagesFrom } from './pages.ts';

/** Settings of a list call. */
export interface ListCallOptions extends CallOptions {
  /** While you work on one page, the next is already fetched. Default: no. */
  readonly prefetch?: boolean | undefined;
}

/** How much `toArray` may collect. */
export interface ToArrayOptions {
  /** The most items to collect; no page beyond them is fetched. Give `Infinity` for all of them. */
  readonly limit: number;
}

/** What a list call is made of: its operation, and its arguments as they were given. */
interface ListSource {
  readonly operation: Operation;
  readonly values: readonly unknown[];
}

/** A function and no private method, because those cost time when an instance is made. */
function itemsOf({ operation }: ListSource, page: unknown): readonly unknown[] {
  return (page as Record<string, unknown[]>)[operation.items ?? ''] ?? [];
}

/** A running list call: its first page, or all pages and items behind it. */
class ListCall<Page> extends Call<Page> {
  readonly #source: ListSource;

  constructor(source: ListSource, first: Promise<Sent>) {
    super(first);
    this.#source = source;
  }

  pages(): AsyncGenerator<Page, void, undefined> {
    const { operation, values } = this.#source;
    return pagesFrom(outcomeOf(this), () => readArguments(operation, values)) as AsyncGenerator<Page, void, undefined>;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    for await (const page of this.pages()) {
      yield* itemsOf(this.#source, page);
    }
  }

  async toArray(options: ToArrayOptions): Promise<unknown[]> {
    const limit = options?.limit;
    if (!(limit >= 0)) {
      this.catch(() => {});
      throw new UsageError('toArray needs a limit; Infinity is one.');
    }
    const items: unknown[] = [];
    for await (const page of this.pages()) {
      for (const item of itemsOf(this.#source, page)) {
        items.push(item);
      }
      if (items.length >= limit) {
        break;
      }
    }
    return items.slice(0, limit);
  }
}

/**
 * Makes a call of an operation that gives pages.
 * @internal
 */
export function listCall<C>(operation: Operation, values: readonly unknown[]): C {
  return new ListCall({ operation, values }, start(operation, values)) as C;
}

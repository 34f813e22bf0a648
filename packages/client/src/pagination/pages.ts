import { BelvoCore } from '../core/client.ts';
import type { Operation } from '../core/operation.ts';
import { buildPath } from '../core/path.ts';
import { type Sent, send } from '../core/send.ts';
import type { ListCallOptions } from '../core/styles.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import { nextParams, pageNumber } from './next-page.ts';

type Params = Readonly<Record<string, unknown>>;

/** A list call: what to ask for, and its first page on the way. */
export interface ListSource {
  readonly client: BelvoCore;
  readonly operation: Operation;
  readonly path: readonly unknown[];
  readonly params: Params | undefined;
  readonly options: ListCallOptions | undefined;
  readonly first: Promise<Sent>;
}

interface Page {
  readonly next?: string | null;
}

/** Notices when `next` leads in a circle: numbered pages must go up, others must not come twice. */
class Progress {
  #number: number;
  readonly #seen = new Set<string>();

  constructor(first: Params) {
    // Counted from 1; the first page needs no number.
    this.#number = pageNumber(first) ?? 1;
    this.#seen.add(keyOf(first));
  }

  isNew(params: Params): boolean {
    const number = pageNumber(params);
    if (number !== undefined) {
      const isHigher = number > this.#number;
      this.#number = number;
      return isHigher;
    }
    const key = keyOf(params);
    const isNew = !this.#seen.has(key);
    this.#seen.add(key);
    return isNew;
  }
}

function keyOf(params: Params): string {
  return JSON.stringify(Object.entries(params).sort());
}

/**
 * The pages of a list, one at a time: a page is asked for when the one before has been dealt with, or with `prefetch`
 * while it is.
 */
export async function* pagesOf(source: ListSource): AsyncGenerator<unknown, void, undefined> {
  const { client, operation, path, params = {}, options } = source;
  const config = BelvoCore.config(client);
  const progress = new Progress(params);
  let coming: Promise<Sent> | undefined = source.first;
  while (coming) {
    const page = (await coming).body as Page;
    const query = page.next
      ? nextParams(operation, config.baseUrl, buildPath(operation, path), params, page.next)
      : undefined;
    if (query && !progress.isNew(query)) {
      throw new PaginationError('next leads back to a page that was already read.', { operation: operation.id });
    }
    const ask = () => query && send(config, operation, path, undefined, query, options);
    coming = options?.prefetch ? ask() : undefined;
    // Whoever stops here never looks at the page that was fetched ahead.
    coming?.catch(() => {});
    yield page;
    coming ??= ask();
  }
}

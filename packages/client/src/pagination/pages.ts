import { BelvoCore } from '../core/client.ts';
import type { Operation } from '../core/operation.ts';
import { buildPath } from '../core/path.ts';
import { type Sent, send } from '../core/send.ts';
import type { ListCallOptions } from '../core/styles.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import { nextParams } from './next-page.ts';
import { progressFrom } from './progress.ts';

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

/**
 * The pages of a list, one at a time: a page is asked for when the one before has been dealt with, or with `prefetch`
 * while it is.
 */
export async function* pagesOf(source: ListSource): AsyncGenerator<unknown, void, undefined> {
  const { client, operation, path, params = {}, options } = source;
  const config = BelvoCore.config(client);
  const goesOn = progressFrom(params);
  let coming: Promise<Sent> | undefined = source.first;
  while (coming) {
    const page = (await coming).body as Page;
    const { next } = page;
    const query = next && nextParams(operation, config.baseUrl, buildPath(operation, path), params, next);
    if (query && !goesOn(query)) {
      throw new PaginationError('next leads back to a page that was already read.', { operation: operation.id });
    }
    const ask = () => (query ? send(config, operation, path, undefined, query, options) : undefined);
    coming = options?.prefetch ? ask() : undefined;
    // Whoever stops here never looks at the page that was fetched ahead.
    coming?.catch(() => {});
    yield page;
    coming ??= ask();
  }
}

import { aborted } from '../core/attempt.ts';
import { BelvoCore } from '../core/client.ts';
import type { Operation } from '../core/operation.ts';
import { type PreparedRequest, prepare } from '../core/request.ts';
import { type Sent, send } from '../core/send.ts';
import type { ListCallOptions } from '../core/styles.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import { type NextPage, nextPageOf } from './next-page.ts';

/** A list call: what to ask for, and its first page on the way. */
export interface ListSource {
  readonly client: BelvoCore;
  readonly operation: Operation;
  readonly path: readonly unknown[];
  readonly params: Readonly<Record<string, unknown>> | undefined;
  readonly options: ListCallOptions | undefined;
  readonly first: Promise<Sent>;
}

interface Page {
  readonly next?: string | null;
}

/** Notices when `next` leads in a circle. Numbered pages must go up; others must not come twice. */
class Progress {
  #number = 0;
  readonly #seen = new Set<string>();

  isNew({ number, params }: NextPage): boolean {
    if (number !== undefined) {
      const isHigher = number > this.#number;
      this.#number = number;
      return isHigher;
    }
    const key = JSON.stringify(params);
    const isNew = !this.#seen.has(key);
    this.#seen.add(key);
    return isNew;
  }
}

/** The request for the page after this one; undefined after the last. */
function requestAfter(source: ListSource, page: Page, progress: Progress): PreparedRequest | undefined {
  const { client, operation, path, params, options } = source;
  if (typeof page?.next !== 'string' || page.next === '') {
    return undefined;
  }
  const config = BelvoCore.config(client);
  const { url } = prepare(config, operation, path, undefined, params, options);
  const next = nextPageOf(operation, config.baseUrl, url, params, page.next);
  if (!progress.isNew(next)) {
    throw new PaginationError(`${operation.id}: next leads back to a page that was already read.`, {
      operation: operation.id,
    });
  }
  return prepare(config, operation, path, undefined, next.params, options);
}

/**
 * The pages of a list, one at a time: a page is asked for when the one before has been dealt with, or with `prefetch`
 * while it is.
 */
export async function* pagesOf(source: ListSource): AsyncGenerator<unknown, void, undefined> {
  const progress = new Progress();
  let coming: Promise<Sent> | undefined = source.first;
  while (coming) {
    const { answer }: Sent = await coming;
    const page = answer.body as Page;
    const request = requestAfter(source, page, progress);
    coming = request && source.options?.prefetch ? send(request) : undefined;
    // Whoever stops here never looks at the page that was fetched ahead.
    coming?.catch(() => {});
    yield page;
    if (request && !coming) {
      if (request.options.signal?.aborted) {
        throw aborted(request);
      }
      coming = send(request);
    }
  }
}

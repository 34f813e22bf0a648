import type { Operation } from '../core/operation.ts';
import { parseUrl } from '../core/parse-url.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import { environments } from '../generated/facts.ts';

type Params = Readonly<Record<string, unknown>>;

/**
 * Reads the `next` of a page as the parameters of a call. Nothing is ever sent to that address: its query continues the
 * same call, and the caller's own filters stay as they were. It has to belong to this list: to the client's own address
 * or, when that is a proxy or a mock, to one of Belvo's, and to the same path.
 *
 * @param path of the list, below the base URL.
 * @throws PaginationError when it leads elsewhere.
 */
export function nextParams(operation: Operation, baseUrl: string, path: string, params: Params, next: string): Params {
  const target = parseUrl(next, baseUrl + path);
  const address = target ? target.origin + target.pathname : 'no URL';
  if (!target || ![baseUrl, ...Object.values(environments)].some((base) => base + path === address)) {
    throw new PaginationError(`next leads elsewhere (${address}).`, { operation: operation.id });
  }
  const { page: _page, ...filters } = params;
  return { ...Object.fromEntries(target.searchParams), ...filters };
}

import type { Operation } from '../core/operation.ts';
import { parseUrl } from '../core/parse-url.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import { environments } from '../generated/facts.ts';

type Params = Readonly<Record<string, unknown>>;

const PAGE = 'page';

/** The query parameters of a page, and its number if it has one. */
export interface NextPage {
  readonly params: Params;
  readonly number: number | undefined;
}

/**
 * Reads the `next` of a page. Nothing is ever sent to that address: its query continues the same call, and the caller's
 * own filters stay as they were. It has to belong to this list: to the client's own origin or, when that is a proxy or a
 * mock, to one of Belvo's, and to the same path.
 *
 * @param url of the page that it follows.
 * @throws PaginationError when it leads elsewhere.
 */
export function nextPageOf(
  operation: Operation,
  baseUrl: string,
  url: string,
  params: Params = {},
  next = '',
): NextPage {
  const base = new URL(baseUrl);
  const { pathname } = new URL(url);
  const target = parseUrl(next, url);
  const isOwn = target?.origin === base.origin && target.pathname === pathname;
  const isBelvos =
    target &&
    Object.values(environments).includes(target.origin) &&
    pathname === base.pathname.replace(/\/$/, '') + target.pathname;
  if (!target || !(isOwn || isBelvos)) {
    throw new PaginationError(`${operation.id}: next leads elsewhere (${target?.origin}${target?.pathname}).`, {
      operation: operation.id,
    });
  }
  const { [PAGE]: _page, ...filters } = params;
  const merged: Record<string, unknown> = { ...Object.fromEntries(target.searchParams), ...filters };
  const number = Number(merged[PAGE] ?? Number.NaN);
  return { params: merged, number: Number.isInteger(number) ? number : undefined };
}

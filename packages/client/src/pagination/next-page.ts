import type { Operation } from '../core/operation.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import { environments } from '../generated/facts.ts';

/** What `next` of a page asks for: query parameters, and the page's number if it has one. */
export interface NextPage {
  readonly params: Readonly<Record<string, unknown>>;
  readonly number: number | undefined;
}

const PAGE = 'page';

/** Where `next` may lead: to the client's own base, or, when that is a proxy or a mock, to an origin of Belvo's. */
function isOwnOrigin(origin: string, baseUrl: string): boolean {
  return origin === new URL(baseUrl).origin || Object.values(environments).includes(origin);
}

/** The path without the prefix that a base URL may add. */
function pathOf(url: string, baseUrl: string): string {
  const { pathname } = new URL(url);
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  return pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname;
}

/**
 * Reads the `next` of a page. Nothing is ever sent to that address: its query continues the same call, and the caller's
 * own filters stay as they were.
 *
 * @throws PaginationError when it belongs to another origin or another list.
 */
export function nextPageOf(
  operation: Operation,
  baseUrl: string,
  url: string,
  params: Readonly<Record<string, unknown>> | undefined,
  next: string,
): NextPage {
  const target = URL.canParse(next, url) ? new URL(next, url) : undefined;
  const isSameList =
    target && isOwnOrigin(target.origin, baseUrl) && pathOf(target.href, baseUrl) === pathOf(url, baseUrl);
  if (!target || !isSameList) {
    const where = target ? target.origin + target.pathname : 'no URL';
    throw new PaginationError(`${operation.id}: next leads elsewhere (${where}) and was not followed.`, {
      operation: operation.id,
    });
  }
  const merged: Record<string, unknown> = Object.fromEntries(target.searchParams);
  for (const [name, value] of Object.entries(params ?? {})) {
    if (name !== PAGE && value !== undefined) {
      merged[name] = value;
    }
  }
  const number = Number(target.searchParams.get(PAGE) ?? Number.NaN);
  return { params: merged, number: Number.isInteger(number) ? number : undefined };
}

import type { Operation, Schema } from '@belvo-openapi/spec';
import type { ReceivedRequest } from '../journal/entry.ts';
import { pageUrl } from '../server/page-url.ts';
import type { Item } from './model.ts';

/** One page of a list. */
export interface PageOfItems {
  readonly items: readonly Item[];
  /** What the page says of itself. */
  readonly envelope: { readonly count: number; readonly next: string | null; readonly previous: string | null };
}

/** The page that a request asks for; `undefined` for one after the last. Sizes are those that the operation declares. */
export function paged(
  request: ReceivedRequest,
  { parameters }: Operation,
  items: readonly Item[],
): PageOfItems | undefined {
  const { default: usual, maximum } = (parameters.find(({ name }) => name === 'page_size')?.schema ?? {}) as Schema & {
    readonly maximum?: number;
  };
  const size = Math.min(positive(request, 'page_size') ?? (typeof usual === 'number' ? usual : 100), maximum ?? 1_000);
  const page = positive(request, 'page') ?? 1;
  const pages = Math.max(1, Math.ceil(items.length / size));
  if (page > pages) {
    return undefined;
  }
  const to = (number: number) => (number >= 1 && number <= pages ? pageUrl(request, number) : null);
  return {
    items: items.slice((page - 1) * size, page * size),
    envelope: { count: items.length, next: to(page + 1), previous: to(page - 1) },
  };
}

function positive({ query }: ReceivedRequest, name: string): number | undefined {
  const value = Number(query.get(name) ?? Number.NaN);
  return Number.isInteger(value) && value >= 1 ? value : undefined;
}

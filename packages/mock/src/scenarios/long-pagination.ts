import type { NamedExample } from '@belvo-openapi/spec';
import { fault } from '../faults/builders.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { Route } from '../journal/route.ts';
import { pageUrl } from '../server/page-url.ts';
import { refusal } from './refusal.ts';
import { concerned, type Scenario } from './scenario.ts';

/** Options of `longPagination`. */
export interface LongPaginationOptions {
  /** Default: every operation that is paged. */
  readonly on?: Route;
  /** How many items there are in all. Default 250. */
  readonly items?: number;
  /** Items on a page when the request does not say. Default 100, as the API has it. */
  readonly pageSize?: number;
}

/** The API treats a larger `page_size` as this. */
const largestPage = 1_000;

/**
 * A list of many pages: `count`, `next` and `previous` are right for every page, each item has an id of its own, and a
 * page after the last one is 404.
 */
export const longPagination: Scenario<LongPaginationOptions> = (parts, { on, items = 250, pageSize = 100 }) => {
  const matches = concerned(parts, on, ({ extensions }) => extensions.pagination !== undefined);
  return {
    decide(request) {
      const pagination = request.operation?.extensions.pagination;
      if (pagination === undefined || !matches(request)) {
        return undefined;
      }
      const size = Math.min(positive(request, 'page_size') ?? pageSize, largestPage);
      const page = positive(request, 'page') ?? 1;
      const pages = Math.max(1, Math.ceil(items / size));
      if (page > pages) {
        return refusal(parts, request, 404, 'not_found');
      }
      const example = fullest(
        request.operation?.responses.find(({ status }) => status === '200')?.examples ?? [],
        pagination.items,
      );
      const to = (number: number) => (number >= 1 && number <= pages ? pageUrl(request, number) : null);
      return fault.edit(
        (response) => {
          if (response.status !== 200) {
            return response;
          }
          const body = response.body as Record<string, readonly unknown[]>;
          const start = (page - 1) * size;
          const shown = sequence(body[pagination.items] ?? [], start, Math.min(size, items - start));
          return {
            ...response,
            body: { ...body, count: items, next: to(page + 1), previous: to(page - 1), [pagination.items]: shown },
          };
        },
        { prefer: { status: 200, ...(example !== undefined && { example }) }, label: `page ${page} of ${pages}` },
      );
    },
  };
};

function positive({ query }: ReceivedRequest, name: string): number | undefined {
  const value = Number(query.get(name) ?? Number.NaN);
  return Number.isInteger(value) && value >= 1 ? value : undefined;
}

/** The name of the example with the most items: an empty page is no model for a full one. */
function fullest(examples: readonly NamedExample[], key: string): string | undefined {
  const count = ({ value }: NamedExample) => (value as Record<string, { length?: number }> | null)?.[key]?.length ?? 0;
  return [...examples].sort((a, b) => count(b) - count(a))[0]?.name;
}

/** So many items, taken from the models in turn; an item with an id gets one that tells its place. */
function sequence(models: readonly unknown[], start: number, count: number): unknown[] {
  return Array.from({ length: models.length === 0 ? 0 : count }, (_, index) => {
    const place = start + index;
    const model = models[place % models.length] as { id?: unknown };
    return typeof model?.id === 'string' ? { ...model, id: idOf(place + 1) } : model;
  });
}

function idOf(place: number): string {
  return `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

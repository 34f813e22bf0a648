import type { ReceivedRequest } from '../journal/entry.ts';

/** The address of another page of the same list, as its caller reaches it. */
export function pageUrl({ baseUrl, path, query }: ReceivedRequest, page: number): string {
  const others = new URLSearchParams(query);
  others.set('page', String(page));
  return `${baseUrl}${path}?${others}`;
}

import { Call } from '../core/call.ts';
import type { CallArguments, Params } from '../core/operation.ts';
import { send } from '../core/send.ts';
import { buildPath } from '../core/url.ts';
import { inOperation } from '../errors/belvo-error.ts';
import { PaginationError } from '../errors/call-errors.ts';
import { environments } from '../generated/data/constants.ts';
import { parseUrl } from '../util/url.ts';

function refuse({ operation }: CallArguments, where: string): never {
  throw inOperation(new PaginationError(`next leads ${where}.`), operation.id);
}

/**
 * Reads the `next` of a page as the parameters of a call. Nothing is ever sent to that address: its query continues the
 * same call, and the caller's own filters stay as they were. It has to belong to this list: to the client's own address
 * or, when that is a proxy or a mock, to one of Belvo's, and to the same path.
 *
 * @throws PaginationError when it leads elsewhere.
 */
function nextParams(call: CallArguments, next: string): Params {
  const { baseUrl } = call.config;
  const path = buildPath(call.operation.path, call.path);
  const target = parseUrl(next, baseUrl + path);
  const address = target ? target.origin + target.pathname : 'no URL';
  if (!target || ![baseUrl, ...Object.values(environments)].some((base) => base + path === address)) {
    return refuse(call, `elsewhere (${address})`);
  }
  const { page: _page, ...filters } = call.params ?? {};
  return { ...Object.fromEntries(target.searchParams), ...filters };
}

const keyOf = (params: Params) => JSON.stringify(Object.entries(params).sort());

/**
 * Notices when `next` leads in a circle: numbered pages must go up, others must not come twice. Given the parameters of
 * the first page; tells of those of each further one whether they go on.
 */
function progressFrom(first: Params): (params: Params) => boolean {
  const seen = new Set([keyOf(first)]);
  // Counted from 1; the first page needs no number.
  let last = Number(first.page ?? 1);
  return (params) => {
    const number = Number(params.page);
    if (Number.isInteger(number)) {
      const isHigher = !(number <= last);
      last = number;
      return isHigher;
    }
    const { size } = seen;
    return seen.add(keyOf(params)).size > size;
  };
}

interface Page {
  readonly next?: string | null;
}

/** A page, or what asking for it failed with. */
interface Outcome {
  readonly page?: Page;
  readonly error?: unknown;
}

/** Never rejects: a page that was fetched ahead and is never read must not become an unhandled rejection. */
export async function outcomeOf(page: Promise<unknown>): Promise<Outcome> {
  try {
    return { page: (await page) as Page };
  } catch (error) {
    return { error };
  }
}

/**
 * The pages of a list, one at a time: a page is asked for when the one before has been dealt with, or with `prefetch`
 * while it is.
 *
 * @param first The first page, on its way.
 * @param read Gives the arguments of the call; asked when its first page has come.
 */
export async function* pagesFrom(
  first: Promise<Outcome>,
  read: () => CallArguments,
): AsyncGenerator<unknown, void, undefined> {
  let coming: Promise<Outcome> | undefined = first;
  let given: CallArguments | undefined;
  let goesOn: ((params: Params) => boolean) | undefined;
  while (coming) {
    const { page, error }: Outcome = await coming;
    if (!page) {
      throw error;
    }
    given ??= read();
    goesOn ??= progressFrom(given.params ?? {});
    const call = given;
    const params = page.next && nextParams(call, page.next);
    if (params && !goesOn(params)) {
      refuse(call, 'back to a page that was already read');
    }
    const ask = (): Promise<Outcome> | undefined =>
      params ? outcomeOf(new Call(send(call.operation, () => ({ ...call, params })))) : undefined;
    coming = (call.options as { readonly prefetch?: boolean }).prefetch ? ask() : undefined;
    yield page;
    coming ??= ask();
  }
}

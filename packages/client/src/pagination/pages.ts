import type { CallArguments, Operation, Params } from '../core/operation.ts';
import { type Sent, send } from '../core/send.ts';
import { buildPath } from '../core/url.ts';
import { PaginationError } from '../errors/call-errors.ts';
import { environments } from '../generated/data/facts.ts';
import { parseUrl } from '../util/url.ts';

/**
 * Reads the `next` of a page as the parameters of a call. Nothing is ever sent to that address: its query continues the
 * same call, and the caller's own filters stay as they were. It has to belong to this list: to the client's own address
 * or, when that is a proxy or a mock, to one of Belvo's, and to the same path.
 *
 * @param path of the list, below the base URL.
 * @throws PaginationError when it leads elsewhere.
 */
function nextParams(operation: Operation, baseUrl: string, path: string, params: Params, next: string): Params {
  const target = parseUrl(next, baseUrl + path);
  const address = target ? target.origin + target.pathname : 'no URL';
  if (!target || ![baseUrl, ...Object.values(environments)].some((base) => base + path === address)) {
    throw new PaginationError(`next leads elsewhere (${address}).`, { operation: operation.id });
  }
  const { page: _page, ...filters } = params;
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
    const key = keyOf(params);
    return !seen.has(key) && Boolean(seen.add(key));
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

/** Never rejects: a page that was asked for and is not looked at is nobody's failure. */
async function outcomeOf(body: Promise<unknown>): Promise<Outcome> {
  try {
    return { page: (await body) as Page };
  } catch (error) {
    return { error };
  }
}

async function bodyOf(sent: Promise<Sent>): Promise<unknown> {
  return (await sent).body;
}

/**
 * The pages of a list, one at a time: a page is asked for when the one before has been dealt with, or with `prefetch`
 * while it is.
 *
 * @param first The body of the first page, on its way.
 * @param read Gives the arguments of the call; asked when its first page has come.
 */
export function pagesOf(first: Promise<unknown>, read: () => CallArguments): AsyncGenerator<unknown, void, undefined> {
  return pagesFrom(outcomeOf(first), read);
}

async function* pagesFrom(
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
    const { config, operation, path, params = {}, options } = given;
    goesOn ??= progressFrom(params);
    const { next } = page;
    const query = next && nextParams(operation, config.baseUrl, buildPath(operation, path), params, next);
    if (query && !goesOn(query)) {
      throw new PaginationError('next leads back to a page that was already read.', { operation: operation.id });
    }
    const call = given;
    const ask = (): Promise<Outcome> | undefined =>
      query ? outcomeOf(bodyOf(send({ ...call, params: query }))) : undefined;
    coming = (options as { readonly prefetch?: boolean }).prefetch ? ask() : undefined;
    yield page;
    coming ??= ask();
  }
}

import type { OperationIndex } from '../spec/operations.ts';
import { createWaiters } from '../waiters.ts';
import type { JournalEntry, ReceivedRequest, SentResponse } from './entry.ts';
import { matcher, type Route } from './route.ts';

/** What arrived and what was answered, in the order in which the requests were complete. */
export interface Journal {
  /** Oldest first. A snapshot: later requests do not change the list, later responses complete its entries. */
  readonly entries: readonly JournalEntry[];
  /** The newest entry. */
  readonly last: JournalEntry | undefined;
  /** The entries of one route, for example `journal.of('things_list')`. */
  of(route: Route): readonly JournalEntry[];
  /**
   * Resolves with the first entries of a route as soon as `count` of them are over (answered, reset or aborted), those
   * already there included. Rejects when the mock is closed or reset before.
   *
   * @param count How many to wait for. Default 1.
   */
  waitFor(route: Route, count?: number): Promise<readonly JournalEntry[]>;
  /** Forgets every entry. */
  clear(): void;
}

/** The journal as the server sees it: it writes what arrives and how it ends. */
export interface JournalWriter extends Journal {
  /** The number of the next request; they count on after `clear`. */
  nextId(): number;
  /** Adds a request as soon as it is complete. */
  open(request: ReceivedRequest): void;
  /** Completes its entry, which may have been dropped in the meantime, and returns it. */
  settle(request: ReceivedRequest, outcome: Settled): JournalEntry;
  /** Rejects the promises of `waitFor` that are still open. */
  abandon(reason: string): void;
}

/** How a request ended. */
export type Settled = Pick<JournalEntry, 'fault' | 'outcome'> & { readonly answer: SentResponse | undefined };

/** How much a journal keeps; the oldest entries go first. */
export interface JournalLimits {
  /** How many entries; 0 keeps none. */
  readonly entries: number;
  /** About how many bytes of memory; the newest entry is kept whatever its size. */
  readonly bytes: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function createJournal(operations: OperationIndex, limits: JournalLimits): JournalWriter {
  const kept = new Map<number, { readonly entry: Mutable<JournalEntry>; bytes: number }>();
  const waiters = createWaiters();
  let ids = 0;
  let bytes = 0;
  const all = () => [...kept.values()].map(({ entry }) => entry);
  const of = (route: Route) => all().filter(matcher(route, operations));
  const drop = () => {
    while (kept.size > limits.entries || (bytes > limits.bytes && kept.size > 1)) {
      const [id, oldest] = kept.entries().next().value as [number, { bytes: number }];
      kept.delete(id);
      bytes -= oldest.bytes;
    }
  };

  return {
    get entries() {
      return all();
    },
    get last() {
      return all().at(-1);
    },
    of,
    nextId() {
      ids += 1;
      return ids;
    },
    clear() {
      kept.clear();
      bytes = 0;
    },
    waitFor: (route, count = 1) =>
      waiters.wait(() => {
        const over = of(route).filter(({ outcome }) => outcome !== 'open');
        return over.length >= count ? over.slice(0, count) : undefined;
      }),
    open(request) {
      const size = sizeOf(request) + headSize(request);
      kept.set(request.id, {
        entry: { ...request, fault: undefined, answer: undefined, outcome: 'open' },
        bytes: size,
      });
      bytes += size;
      drop();
    },
    settle(request, settled) {
      const found = kept.get(request.id);
      if (found !== undefined) {
        Object.assign(found.entry, settled);
        const size = settled.answer === undefined ? 0 : sizeOf(settled.answer);
        found.bytes += size;
        bytes += size;
        drop();
      }
      waiters.look();
      return found?.entry ?? { ...request, ...settled };
    },
    abandon: waiters.abandon,
  };
}

/** A body is held three times: as bytes, as text and as its value. */
function sizeOf({ body, text }: Pick<ReceivedRequest, 'body' | 'text'>): number {
  return body.byteLength + text.length * 2;
}

function headSize({ url, rawHeaders }: ReceivedRequest): number {
  return rawHeaders.reduce((size, [name, value]) => size + name.length + value.length, url.length * 3);
}

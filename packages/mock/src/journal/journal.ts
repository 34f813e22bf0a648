import { matcher, type Route } from '../server/route.ts';
import type { OperationIndex } from '../spec/operations.ts';
import { createWaiters } from '../waiters.ts';
import type { JournalEntry, ReceivedRequest, SentAnswer } from './entry.ts';

/** What arrived and what was answered, in the order in which the requests were complete. */
export interface Journal {
  /** Oldest first. A snapshot: later requests do not change the list, later answers complete its entries. */
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

/** The side of the journal that the server writes to. */
export interface JournalWriter extends Journal {
  /** The number of the next request; they count on after `clear`. */
  nextId(): number;
  /** Adds a request as soon as it is complete. */
  open(request: ReceivedRequest): void;
  /** Completes its entry. */
  settle(id: number, outcome: Settled): void;
  /** Rejects everyone who waits. */
  abandon(reason: string): void;
}

/** How a request ended. */
export type Settled = Pick<JournalEntry, 'fault' | 'outcome'> & { readonly answer: SentAnswer | undefined };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * @param limit How many entries are kept; the oldest go first. 0 keeps none.
 */
export function createJournal(operations: OperationIndex, limit: number): JournalWriter {
  const entries: Mutable<JournalEntry>[] = [];
  const waiters = createWaiters();
  let ids = 0;
  const of = (route: Route) => entries.filter(matcher(route, operations));

  return {
    get entries() {
      return [...entries];
    },
    get last() {
      return entries.at(-1);
    },
    of,
    nextId() {
      ids += 1;
      return ids;
    },
    clear() {
      entries.length = 0;
    },
    waitFor: (route, count = 1) =>
      waiters.wait(() => {
        const over = of(route).filter(({ outcome }) => outcome !== 'open');
        return over.length >= count ? over.slice(0, count) : undefined;
      }),
    open(request) {
      entries.push({ ...request, fault: undefined, answer: undefined, outcome: 'open' });
      if (entries.length > limit) {
        entries.shift();
      }
    },
    settle(id, settled) {
      const entry = entries.findLast((candidate) => candidate.id === id);
      if (entry !== undefined) {
        Object.assign(entry, settled);
      }
      waiters.look();
    },
    abandon: waiters.abandon,
  };
}

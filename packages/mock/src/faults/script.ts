import type { JournalEntry, ReceivedRequest } from '../journal/entry.ts';
import type { Route } from '../journal/route.ts';
import type { Fault } from './fault.ts';

/** A fault, or its text form such as `'rate-limit;retry-after=1'`. */
export type Step = Fault | string;

/** Faults for a route, in the form that options and configuration take. */
export interface ScriptDefinition {
  readonly on: Route;
  /** Played one per request, in order. */
  readonly steps: readonly Step[];
  /** After the last step: the engine answers (`pass`), the last step stays, or all start over. Default `pass`. */
  readonly afterwards?: 'pass' | 'stay' | 'repeat';
}

/** A behavior with a memory of its own, decided request by request. */
export interface Play {
  /** The fault of a request; `undefined` leaves it to older scripts and the engine. */
  decide(request: ReceivedRequest): Fault | undefined;
  /** Told how any request of the mock is answered, just before the caller has the response: the place to note it. */
  answering?(entry: JournalEntry): void;
  /** Told how any request of the mock ended, after it did: the place to start something that follows. */
  after?(entry: JournalEntry): void;
}

/** A script that is being played. */
export interface Script {
  /** How many requests it has answered. */
  readonly played: number;
  /** Takes it off; later requests do not see it. */
  remove(): void;
}

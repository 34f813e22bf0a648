import type { JournalEntry, ReceivedRequest } from '../journal/entry.ts';
import { matcher, type Route } from '../server/route.ts';
import type { OperationIndex } from '../spec/operations.ts';
import { MockUsageError } from '../usage-error.ts';
import type { Fault } from './fault.ts';
import { parseFaults } from './parse.ts';

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
  /** Told how any request of the mock is answered, just before the caller has the answer: the place to remember. */
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

/** Scripts the mock's faults. The newest script that matches a request wins. */
export interface Faults {
  /**
   * Plays faults one per matching request, in order, and then lets the engine answer again.
   *
   * @throws MockUsageError for a route that the document does not have, or a text that cannot be read.
   * @example
   * mock.faults.on('things_update', fault.answer(428), fault.pass());
   */
  on(route: Route, ...steps: readonly Step[]): Script;
  /** Plays one fault for every matching request until it is removed. Throws as `on`. */
  always(route: Route, step: Step): Script;
  /** As `on`, with a choice of what follows the last step; also takes a behavior of your own. Throws as `on`. */
  add(script: ScriptDefinition | Play): Script;
  /** Removes every script, scenarios included. */
  clear(): void;
}

/** The side of the scripts that the server asks. */
export interface FaultBook extends Faults {
  /** The fault of a request; advances the script it comes from. */
  next(request: ReceivedRequest): Fault | undefined;
  /** Passes on how a request is answered. */
  answering(entry: JournalEntry): void;
  /** Passes on how a request ended. */
  after(entry: JournalEntry): void;
}

export function createFaultBook(operations: OperationIndex): FaultBook {
  let active: readonly Play[] = [];

  const add: Faults['add'] = (script) => {
    const inner = 'decide' in script ? script : compile(script, operations);
    let played = 0;
    const play: Play = {
      decide(request) {
        const fault = inner.decide(request);
        played += fault === undefined ? 0 : 1;
        return fault;
      },
      answering: (entry) => inner.answering?.(entry),
      after: (entry) => inner.after?.(entry),
    };
    active = [play, ...active];
    return {
      get played() {
        return played;
      },
      remove() {
        active = active.filter((other) => other !== play);
      },
    };
  };

  return {
    add,
    on: (route, ...steps) => add({ on: route, steps }),
    always: (route, step) => add({ on: route, steps: [step], afterwards: 'stay' }),
    clear() {
      active = [];
    },
    next(request) {
      for (const play of active) {
        const fault = play.decide(request);
        if (fault !== undefined) {
          return fault;
        }
      }
      return undefined;
    },
    answering(entry) {
      for (const play of active) {
        play.answering?.(entry);
      }
    },
    after(entry) {
      for (const play of active) {
        play.after?.(entry);
      }
    },
  };
}

function compile({ on, steps, afterwards = 'pass' }: ScriptDefinition, operations: OperationIndex): Play {
  const matches = matcher(on, operations);
  const faults = steps.flatMap((step) => (typeof step === 'string' ? parseFaults(step) : [step]));
  if (faults.length === 0) {
    throw new MockUsageError('A script needs at least one step.');
  }
  let turn = 0;
  return {
    decide(request) {
      if (!matches(request)) {
        return undefined;
      }
      const index =
        afterwards === 'repeat'
          ? turn % faults.length
          : afterwards === 'stay'
            ? Math.min(turn, faults.length - 1)
            : turn;
      turn += 1;
      return faults[index];
    },
  };
}

import type { ReceivedRequest } from '../journal/entry.ts';
import { matcher, type Route } from '../server/route.ts';
import type { OperationIndex } from '../spec/operations.ts';
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

/** A script that is being played. */
export interface Script {
  /** How many requests it has answered. */
  readonly played: number;
  /** Whether every step had its turn. */
  readonly done: boolean;
  /** Takes it off; later requests do not see it. */
  remove(): void;
}

/** Scripts the mock's faults. The newest script that matches a request wins. */
export interface Faults {
  /**
   * Plays faults one per matching request, in order, and then lets the engine answer again.
   *
   * @example
   * mock.faults.on('things_update', fault.answer(428), fault.pass());
   */
  on(route: Route, ...steps: readonly Step[]): Script;
  /** Plays one fault for every matching request until it is removed. */
  always(route: Route, step: Step): Script;
  /** As `on`, with a choice of what follows the last step; also takes a function that decides per request. */
  add(definition: ScriptDefinition | Decide): Script;
  /** Removes every script. */
  clear(): void;
}

/** Decides the fault of a request; `undefined` leaves it to older scripts and the engine. */
export type Decide = (request: ReceivedRequest) => Fault | undefined;

/** The side of the scripts that the server asks. */
export interface FaultBook extends Faults {
  /** The fault for a request; advances the script it comes from. */
  next(request: ReceivedRequest): Fault | undefined;
}

/** @throws TypeError from `on`, `always` and `add`: unknown route, unreadable text, or no steps. */
export function createFaultBook(operations: OperationIndex): FaultBook {
  const active: { decide: Decide }[] = [];

  const add: Faults['add'] = (definition) => {
    const script =
      typeof definition === 'function' ? { decide: definition, length: 0 } : compile(definition, operations);
    let played = 0;
    const entry = {
      decide(request: ReceivedRequest) {
        const fault = script.decide(request);
        played += fault === undefined ? 0 : 1;
        return fault;
      },
    };
    active.unshift(entry);
    return {
      get played() {
        return played;
      },
      get done() {
        return played >= script.length;
      },
      remove() {
        const index = active.indexOf(entry);
        if (index >= 0) {
          active.splice(index, 1);
        }
      },
    };
  };

  return {
    add,
    on: (route, ...steps) => add({ on: route, steps }),
    always: (route, step) => add({ on: route, steps: [step], afterwards: 'stay' }),
    clear() {
      active.length = 0;
    },
    next(request) {
      for (const { decide } of active) {
        const fault = decide(request);
        if (fault !== undefined) {
          return fault;
        }
      }
      return undefined;
    },
  };
}

function compile({ on, steps, afterwards = 'pass' }: ScriptDefinition, operations: OperationIndex) {
  const matches = matcher(on, operations);
  const faults = steps.flatMap((step) => (typeof step === 'string' ? parseFaults(step) : [step]));
  if (faults.length === 0) {
    throw new TypeError('A script needs at least one step.');
  }
  let index = 0;
  const decide: Decide = (request) => {
    if (!matches(request)) {
      return undefined;
    }
    const fault = faults[index];
    index = index + 1 < faults.length || afterwards === 'pass' ? index + 1 : afterwards === 'repeat' ? 0 : index;
    return fault;
  };
  return { decide, length: faults.length };
}

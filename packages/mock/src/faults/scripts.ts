import type { ReceivedRequest } from '../journal/entry.ts';
import { matcher, type Route } from '../journal/route.ts';
import type { OperationIndex } from '../spec/operations.ts';
import { MockUsageError } from '../usage-error.ts';
import type { Fault } from './fault.ts';
import { parseFaults } from './parse.ts';
import type { Play, Script, ScriptDefinition, Step } from './script.ts';

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

/** The scripts as the server sees them: it asks for the fault of each request. */
export interface FaultBook extends Faults {
  /** The fault of a request; advances the script it comes from. */
  next(request: ReceivedRequest): Fault | undefined;
  /** The scripts that are being played, newest first, for telling them the outcome of requests. */
  readonly plays: readonly Play[];
}

export function createFaultBook(operations: OperationIndex): FaultBook {
  let active: readonly { readonly play: Play; played: number }[] = [];

  const add: Faults['add'] = (script) => {
    const inner = 'decide' in script ? script : compile(script, operations);
    const playing = { play: inner, played: 0 };
    active = [playing, ...active];
    return {
      get played() {
        return playing.played;
      },
      remove() {
        active = active.filter((other) => other !== playing);
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
    get plays() {
      return active.map(({ play }) => play);
    },
    next(request) {
      for (const playing of active) {
        const fault = playing.play.decide(request);
        if (fault !== undefined) {
          playing.played += 1;
          return fault;
        }
      }
      return undefined;
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

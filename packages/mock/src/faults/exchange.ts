import type { Preference } from '../asking/ask.ts';
import type { Clock } from '../clock.ts';
import type { MockResponse } from '../engine/engine.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { Random } from '../random.ts';
import type { ExampleBook } from '../spec/examples.ts';

/** One request and everything a fault may need to answer it. */
export interface Exchange {
  readonly request: ReceivedRequest;
  /** Asks the engine, for a particular declared response if wanted. */
  ask(prefer?: Preference): Promise<MockResponse>;
  readonly examples: ExampleBook;
  readonly clock: Clock;
  readonly random: Random;
  /** Base URL of the second origin, which starts when it is first asked for. */
  elsewhere(): Promise<string>;
}

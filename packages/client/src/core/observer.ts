import type { BelvoError } from '../errors/belvo-error.ts';
import type { Answer } from './answer.ts';
import type { PreparedRequest } from './request.ts';

/** Looks on while calls are made; made by `createHooks`. What it does cannot change a call. */
export interface Observer {
  /** Tells it from other objects. */
  readonly isObserver: true;
  /**
   * Runs an attempt, looking on.
   * @internal
   */
  attempt(request: PreparedRequest, number: number, run: () => Promise<Answer>): Promise<Answer>;
  /**
   * Told of a repeat before the pause that precedes it.
   * @internal
   */
  retry(request: PreparedRequest, delayMs: number, error: BelvoError): void;
}

import type { BelvoError } from '../errors/belvo-error.ts';
import type { Answer } from './answer.ts';
import type { PreparedRequest } from './request.ts';

/** Looks on while calls are made; made by `createHooks`. What it does cannot change a call. */
export interface Observer {
  /** Runs an attempt, looking on. */
  attempt(request: PreparedRequest, number: number, run: () => Promise<Answer>): Promise<Answer>;
  /** Told of a repeat before the pause that precedes it. */
  retry(request: PreparedRequest, delayMs: number, error: BelvoError): void;
}

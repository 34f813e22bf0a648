import type { BelvoError } from '../errors/belvo-error.ts';
import type { Answer } from './answer.ts';
import type { PreparedRequest } from './request.ts';

/** Looks on while calls are made; made by `createHooks`. What it does cannot change a call. */
export interface Observer {
  request(request: PreparedRequest, attempt: number): void;
  response(
    request: PreparedRequest,
    attempt: number,
    durationMs: number,
    answer: Answer | undefined,
    error: BelvoError | undefined,
  ): void;
  retry(request: PreparedRequest, delayMs: number, error: BelvoError): void;
}

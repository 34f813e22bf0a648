import { fault } from '../faults/builders.ts';
import type { Route } from '../journal/route.ts';
import { concerned, type Scenario } from './scenario.ts';

/** Options of `rateLimitedBurst`. */
export interface RateLimitedBurstOptions {
  /** Default: every operation, counted together. */
  readonly on?: Route;
  /** How many requests pass first. Default 0. */
  readonly allow?: number;
  /** How many are refused then; later ones pass. Default 3. */
  readonly reject?: number;
  /** Seconds in `Retry-After`; `null` sends none. Default 1. */
  readonly retryAfter?: number | null;
  /** Refuses as the firewall in front of the API does, in HTML and without `Retry-After`. Default false. */
  readonly blocked?: boolean;
}

/** Too many requests at once: some pass, the next are refused with 429, then it is over. */
export const rateLimitedBurst: Scenario<RateLimitedBurstOptions> = (
  parts,
  { on, allow = 0, reject = 3, retryAfter = 1, blocked = false },
) => {
  const matches = concerned(parts, on, () => true);
  const refusal = blocked
    ? fault.html(Number(parts.rateLimit?.status ?? 403))
    : fault.rateLimit(retryAfter === null ? {} : { retryAfter });
  let seen = 0;
  return {
    decide(request) {
      if (!matches(request)) {
        return undefined;
      }
      seen += 1;
      return seen > allow && seen <= allow + reject ? refusal : undefined;
    },
  };
};

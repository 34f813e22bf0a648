import type { Route } from '../journal/route.ts';
import { refusal } from './refusal.ts';
import { concerned, declares, type Scenario } from './scenario.ts';

/** Options of `institutionDown`. */
export interface InstitutionDownOptions {
  /** Default: every operation that declares this error. */
  readonly on?: Route;
  /** How many requests are refused before it is up again. Default: all. */
  readonly times?: number;
}

const code = 'institution_down';

/** The institution's site is down: 400 `institution_down` until it is up again. */
export const institutionDown: Scenario<InstitutionDownOptions> = (parts, { on, times = Number.POSITIVE_INFINITY }) => {
  const matches = concerned(parts, on, (operation) => declares(operation, 400, code));
  let left = times;
  return {
    decide(request) {
      if (left <= 0 || !matches(request)) {
        return undefined;
      }
      left -= 1;
      return refusal(parts, request, 400, code);
    },
  };
};

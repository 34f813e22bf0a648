import type { ReceivedRequest } from '../journal/entry.ts';
import type { Fault } from './fault.ts';
import { parseFaults } from './parse.ts';

/** The request header that carries faults for this one request, in their text form. */
export const faultHeader = 'x-mock-fault';

/** Reads faults from the header of a request. */
export interface HeaderFaults {
  /**
   * The fault that a request asks for itself; `undefined` without the header.
   *
   * A list is played one item per request: what counts as the same request is method, path with query, and the value
   * of the header. After the last item the engine answers.
   *
   * @throws MockUsageError when the header cannot be read.
   */
  next(request: ReceivedRequest): Fault | undefined;
  /** Starts all lists over. */
  clear(): void;
}

/** How many lists are remembered: a mock may run for days. */
const remembered = 10_000;

export function createHeaderFaults(): HeaderFaults {
  const played = new Map<string, number>();
  return {
    next({ method, url, headers }) {
      const text = headers[faultHeader];
      if (text === undefined) {
        return undefined;
      }
      const key = `${method} ${url} ${text}`;
      const index = played.get(key) ?? 0;
      // Moved to the end, so that the one forgotten first is the one not seen for longest.
      played.delete(key);
      played.set(key, index + 1);
      if (played.size > remembered) {
        played.delete(played.keys().next().value ?? '');
      }
      return parseFaults(text)[index];
    },
    clear: () => played.clear(),
  };
}

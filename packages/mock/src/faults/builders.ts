import type { Preference } from '../asking/ask.ts';
import { longestWaitMs } from '../clock.ts';
import { MockUsageError } from '../usage-error.ts';
import type { StopPoint } from './delivery.ts';
import type { EditResponse, Fault } from './fault.ts';

/**
 * Makes faults.
 *
 * What the API itself may say goes through the engine, so that a wrong request is still refused as the specification
 * says: `pass`, `answer`, `edit`, and the delivery faults `latency`, `drip`, `truncate`, `reset`, `hang`, `empty`. What
 * stands for a gateway in front of the API is answered without asking it: `status`, `html`, `rateLimit`, `redirect`.
 */
export const fault = {
  /** No fault: the engine's own response. Useful in the middle of a sequence. */
  pass: (): Fault => ({ kind: 'pass' }),

  /**
   * A response that the operation declares.
   *
   * @param status A declared status; another one is answered with a problem that says so.
   * @param example Name of one of its examples. Default: the first.
   */
  answer: (status: number, example?: string): Fault => ({
    kind: 'answer',
    status,
    ...(example !== undefined && { example }),
  }),

  /**
   * A status from in front of the API, for example 503.
   *
   * @param options.body JSON value, or a string that is sent as plain text. Default: the first example that the
   *   operation declares for the status, else nothing.
   */
  status: (status: number, options: { body?: unknown; headers?: Readonly<Record<string, string>> } = {}): Fault => ({
    kind: 'status',
    status,
    ...options,
  }),

  /**
   * 429 with `Retry-After` (RFC 9110, section 10.2.3).
   *
   * @param options.retryAfter Seconds, a date, or any literal value. Default: no header.
   * @param options.asDate Sends the seconds as the HTTP date they lead to.
   * @param options.body Default: the 429 example of the operation, or of the document.
   */
  rateLimit: ({
    retryAfter,
    ...options
  }: {
    retryAfter?: number | string | Date;
    asDate?: boolean;
    body?: unknown;
  } = {}): Fault => ({
    kind: 'rate-limit',
    ...(retryAfter !== undefined && {
      retryAfter: retryAfter instanceof Date ? retryAfter.toUTCString() : retryAfter,
    }),
    ...options,
  }),

  /** A page in HTML, as proxies and firewalls send it. Default status 502. */
  html: (status = 502): Fault => ({ kind: 'html', status }),

  /** The engine's status (or the given one) and headers, with no body at all. */
  empty: (status?: number): Fault => ({ kind: 'empty', ...(status !== undefined && { status }) }),

  /** A complete HTTP message whose body is cut: JSON that does not parse. Default: after its first half. */
  truncate: (bytes?: number): Fault => ({ kind: 'truncate', ...(bytes !== undefined && { bytes }) }),

  /** Breaks the connection (TCP RST). Default: after the request was read, before the headers of the response. */
  reset: (at: StopPoint = 'before-headers'): Fault => ({ kind: 'reset', at }),

  /** Goes silent and keeps the connection open until the caller gives up or the mock is closed. */
  hang: (at: StopPoint = 'before-headers'): Fault => ({ kind: 'hang', at }),

  /**
   * Sends the body in small pieces with a pause before each. Default: 16 bytes every 50 ms.
   *
   * @throws MockUsageError for a pause that no timer can keep (2³¹ ms and more).
   */
  drip: ({ bytes = 16, everyMs = 50 }: { bytes?: number; everyMs?: number } = {}): Fault => ({
    kind: 'drip',
    bytes,
    everyMs: waitable('drip', everyMs),
  }),

  /**
   * Waits before the response.
   *
   * @param ms Milliseconds.
   * @param options.jitterMs Adds a seeded random part between 0 and this. Default 0.
   * @param options.next What happens after the wait. Default: the engine's response.
   * @throws MockUsageError for a wait that no timer can keep (2³¹ ms and more).
   */
  latency: (ms: number, { jitterMs = 0, next }: { jitterMs?: number; next?: Fault } = {}): Fault => ({
    kind: 'latency',
    ms: waitable('latency', ms),
    jitterMs: waitable('latency', jitterMs),
    ...(next !== undefined && { next }),
  }),

  /**
   * Sends the caller to another origin.
   *
   * @param options.to Absolute URL. Default: the same path at a second origin of this mock, which answers everything
   *   with 200 and writes to the same journal (`origin: 'elsewhere'`).
   * @param options.status 301, 302, 303, 307 or 308. Default 307, which keeps method and body.
   */
  redirect: ({ to, status = 307 }: { to?: string | URL; status?: number } = {}): Fault => ({
    kind: 'redirect',
    status,
    ...(to !== undefined && { to: String(to) }),
  }),

  /**
   * Changes the engine's response with a function.
   *
   * @param options.prefer The declared response to start from. Default: the usual one. A wrong request still gets the
   *   refusal that the specification says, so look at the status before changing the rest.
   * @param options.label What the journal calls it. Default `edit`.
   */
  edit: (edit: EditResponse, options: { prefer?: Preference; label?: string } = {}): Fault => ({
    kind: 'edit',
    edit,
    ...options,
  }),
} as const;

function waitable(name: string, ms: number): number {
  if (!(ms >= 0 && ms <= longestWaitMs)) {
    throw new MockUsageError(`The fault "${name}" can wait 0 to ${longestWaitMs} milliseconds, not ${ms}.`);
  }
  return ms;
}

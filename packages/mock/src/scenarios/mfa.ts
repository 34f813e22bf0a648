import type { Operation, ResponseLink } from '@belvo-openapi/spec';
import { fault } from '../faults/builders.ts';
import type { Fault } from '../faults/fault.ts';
import type { Play } from '../faults/script.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { Route } from '../journal/route.ts';
import { refusal } from './refusal.ts';
import { concerned, declares, linkOf, type Scenario, type ScenarioParts } from './scenario.ts';

/** Options of `mfaRound`. */
export interface MfaRoundOptions {
  /** Whose requests meet a second factor. Default: every operation that declares 428, except reads and resumes. */
  readonly on?: Route;
  /** How many tokens are asked for, one after the other. Default 1. */
  readonly rounds?: number;
  /** The only token that is accepted; another one is answered with a new 428. Default: any. */
  readonly token?: string;
}

/** Options of `expiredSession`. */
export interface ExpiredSessionOptions {
  /** As for `mfaRound`. */
  readonly on?: Route;
  /** How many sessions are over before their token comes; later ones work. Default 1. */
  readonly times?: number;
}

/**
 * The second factor: a request is answered with 428 and a session; resuming with that session and a token leads to the
 * engine's own response. A session that was never given out, or was used up, is `session_expired`.
 */
export const mfaRound: Scenario<MfaRoundOptions> = (parts, { on, rounds = 1, token }) =>
  secondFactor(parts, on, rounds, token, 0);

/** The token comes too late: 428, then 400 `session_expired`; starting again works. */
export const expiredSession: Scenario<ExpiredSessionOptions> = (parts, { on, times = 1 }) =>
  secondFactor(parts, on, 1, undefined, times);

function secondFactor(
  parts: ScenarioParts,
  on: Route | undefined,
  rounds: number,
  token: string | undefined,
  expire: number,
): Play {
  const resuming = resumingOperations(parts.operations.all);
  const resumes = ({ operation }: ReceivedRequest) => operation !== undefined && resuming.has(operation.operationId);
  const starts = concerned(parts, on, demandsToken);
  /** Open sessions and how many tokens each still needs. */
  const sessions = new Map<string, number>();
  let toExpire = expire;

  const demand = (request: ReceivedRequest, left: number): Fault =>
    fault.edit(
      (response) => {
        if (response.status !== 428) {
          return response;
        }
        const session = parts.random.hex(32);
        sessions.set(session, left);
        return { ...response, body: withSession(response.body, session, linkOf(request)) };
      },
      { prefer: { status: 428 }, label: 'second factor' },
    );

  return {
    decide(request) {
      if (!resumes(request)) {
        return starts(request) ? demand(request, rounds) : undefined;
      }
      const given = (request.json ?? {}) as { session?: unknown; token?: unknown };
      if (typeof given.session !== 'string') {
        return undefined;
      }
      const left = sessions.get(given.session);
      sessions.delete(given.session);
      if (left === undefined || toExpire > 0) {
        toExpire -= left === undefined ? 0 : 1;
        return refusal(parts, request, 400, 'session_expired');
      }
      if (token !== undefined && given.token !== token) {
        return demand(request, left);
      }
      return left > 1 ? demand(request, left - 1) : undefined;
    },
  };
}

/** Whether a 428 of an operation asks for a token: its links, if it has any, pass the session on. */
function demandsToken(operation: Operation): boolean {
  const { links = [] } = operation.responses.find(({ status }) => status === '428') ?? {};
  return operation.method !== 'get' && declares(operation, 428) && (links.length === 0 || links.some(passesSession));
}

/** The operations that take a session: those that 428 responses lead to with it, and PATCH on a collection. */
function resumingOperations(all: readonly Operation[]): ReadonlySet<string> {
  const linked = all.flatMap(({ responses }) => responses.flatMap(({ links }) => links.filter(passesSession)));
  const collections = all.filter(({ method, path }) => method === 'patch' && !path.includes('{'));
  return new Set([...linked, ...collections].map(({ operationId }) => operationId));
}

function passesSession({ requestBody }: ResponseLink): boolean {
  return typeof requestBody === 'object' && requestBody !== null && 'session' in requestBody;
}

/** The example with the session that was made for it, and the link that the request was about. */
function withSession(body: unknown, session: string, link: string | undefined): unknown {
  const change = (demand: unknown) => ({ ...(demand as object), session, ...(link !== undefined && { link }) });
  return Array.isArray(body) ? body.map(change) : change(body);
}

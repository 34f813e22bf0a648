import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { MockResponse } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import { describeFault } from '../faults/describe.ts';
import type { Exchange } from '../faults/exchange.ts';
import type { Fault } from '../faults/fault.ts';
import { type Plan, plan } from '../faults/plan.ts';
import type { Report } from '../guard.ts';
import { type JournalEntry, type ReceivedRequest, sentResponse } from '../journal/entry.ts';
import type { JournalWriter } from '../journal/journal.ts';
import type { Random } from '../random.ts';
import type { ExampleBook } from '../spec/examples.ts';
import type { OperationIndex } from '../spec/operations.ts';
import { MockUsageError } from '../usage-error.ts';
import { connectionOf } from './connection.ts';
import type { Cors } from './cors.ts';
import { type Delivered, deliver } from './deliver.ts';
import type { Edge } from './edge.ts';
import { type OnRefused, refuseRaw } from './raw-refusals.ts';
import { type Received, receive } from './receive.ts';

/** What the server in front of the engine works with. */
export interface FrontParts {
  /** The response to a request that no fault and no scenario decides. */
  readonly respond: Edge;
  readonly operations: OperationIndex;
  readonly examples: ExampleBook;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  readonly random: Random;
  readonly cors: Cors;
  /** The fault of a request, if any. */
  faultFor(request: ReceivedRequest): Fault | undefined;
  /** Base URL of the second origin, as the caller of a request reaches it. */
  elsewhere(request: ReceivedRequest): Promise<string>;
  /** The base URL under which a caller of this `Host` reaches the mock. */
  baseUrl(host: string | undefined): string;
  /** Told the outcome of a request once, just before the caller can know it. Does not throw. */
  announced(entry: JournalEntry): void;
  /** Told the same outcome after the last byte left. Does not throw. */
  ended(entry: JournalEntry): void;
  /** Told about errors that nothing else handles. */
  readonly report: Report;
}

/** Most bytes of a request line with its headers; more is answered with 431. */
const longestHead = 64 * 1024;

/**
 * The server that callers talk to: reads the request, writes it down, asks the engine unless a fault says otherwise, and
 * delivers the response. Nothing that arrives, and no callback that throws, ends it.
 */
export function createFront(parts: FrontParts, origin: ReceivedRequest['origin'] = 'mock'): Server {
  const serve = (message: IncomingMessage, response: ServerResponse): void => {
    // A reset on the caller's side is nothing that the mock could handle; without listeners it would end the process.
    response.on('error', () => {});
    message.on('error', () => {});
    const connection = connectionOf(message.socket);
    const work = handle(parts, origin, message, response, connection.gone).catch((error: unknown) => {
      parts.report(error, 'the mock');
      response.destroy();
    });
    void connection.working(message, work);
  };
  const server = createServer({ maxHeaderSize: longestHead, requireHostHeader: false }, serve);
  // Without this, Node answers an `Expect` that it does not know by itself, and nobody learns of it.
  server.on('checkExpectation', serve);
  refuseRaw(server, writeDown(parts, origin));
  return server;
}

async function handle(
  parts: FrontParts,
  origin: ReceivedRequest['origin'],
  message: IncomingMessage,
  response: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  const { journal, operations, baseUrl } = parts;
  const receiving = { operations, origin, nextId: () => journal.nextId(), baseUrl };
  const received = await receive(message, receiving).catch(() => undefined);
  if (received === undefined) {
    // The caller went away before the request was complete.
    return;
  }
  const { request } = received;
  journal.open(request);
  const send = async ({ response: planned, delivery, label }: Labeled): Promise<JournalEntry> => {
    const dressed = { ...planned, headers: { ...planned.headers, ...parts.cors.headersFor(request, planned) } };
    const sent = request.method === 'HEAD' ? bodiless(dressed) : dressed;
    let entry: JournalEntry | undefined;
    await deliver(response, sent, delivery, parts.clock, gone, ({ outcome, headersSent, body }: Delivered) => {
      entry = journal.settle(request, {
        fault: label,
        outcome,
        answer: headersSent ? sentResponse(sent, body) : undefined,
      });
      parts.announced(entry);
    });
    return entry ?? { ...request, fault: label, outcome: 'aborted', answer: undefined };
  };
  const entry = await send(await decide(parts, received)).catch((error: unknown) => send(failure(error)));
  parts.ended(entry);
}

/** A plan and what the journal says about it. */
type Labeled = Plan & { readonly label: string | undefined };

/** What is answered, how it is delivered, and what the journal says about it. */
async function decide(parts: FrontParts, { request, refusal }: Received): Promise<Labeled> {
  if (refusal !== undefined) {
    return { response: refusal, delivery: {}, label: 'refused' };
  }
  if (request.origin === 'elsewhere') {
    return nothingHere;
  }
  const preflight = parts.cors.preflight(request);
  if (preflight !== undefined) {
    return { response: preflight, delivery: {}, label: undefined };
  }
  try {
    const fault = parts.faultFor(request);
    const exchange: Exchange = {
      ...parts,
      request,
      ask: (prefer) => parts.respond(request, prefer),
      elsewhere: () => parts.elsewhere(request),
    };
    const planned = await plan(fault ?? { kind: 'pass' }, exchange);
    return { ...planned, label: fault && describeFault(fault) };
  } catch (error) {
    return failure(error);
  }
}

/** 400 for a fault that cannot be used, which is a mistake of the test; 500 for anything else. */
function failure(error: unknown): Labeled {
  const [status, title] = error instanceof MockUsageError ? [400, 'Unusable fault'] : [500, 'Mock failed'];
  const detail = error instanceof Error ? error.message : String(error);
  return { response: problem(status, title, detail), delivery: {}, label: title.toLowerCase() };
}

/** The response to HEAD: status and headers as for GET, the length included, and no body (RFC 9110, section 9.3.2). */
function bodiless({ status, headers, body }: MockResponse): MockResponse {
  return { status, headers: { ...headers, 'Content-Length': String(body.byteLength) }, body: Buffer.alloc(0) };
}

/** Writes into the journal what arrived but is no request that Node could read. */
function writeDown(parts: FrontParts, origin: ReceivedRequest['origin']): OnRefused {
  return ({ method, url }, response, sent) => {
    const empty = { body: Buffer.alloc(0), text: '', json: undefined, rawHeaders: [], headers: {} };
    const query = new URLSearchParams(url.split('?').slice(1).join('?'));
    const [path = ''] = url.split('?', 1);
    const id = parts.journal.nextId();
    const baseUrl = parts.baseUrl(undefined);
    const request = { ...empty, id, method, url, path, target: url, query, operation: undefined, origin, baseUrl };
    parts.journal.open(request);
    const settled = { fault: 'refused', outcome: sent ? ('sent' as const) : ('aborted' as const) };
    const entry = parts.journal.settle(request, {
      ...settled,
      answer: sent ? sentResponse(response, response.body) : undefined,
    });
    parts.announced(entry);
    parts.ended(entry);
  };
}

/** What the second origin says to everything: tests only look at whether it was reached. */
const nothingHere = {
  response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: Buffer.from('{}') },
  delivery: {},
  label: undefined,
};

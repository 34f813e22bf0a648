import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { MockEngine } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import { describeFault } from '../faults/describe.ts';
import type { Exchange } from '../faults/exchange.ts';
import type { Fault } from '../faults/fault.ts';
import { type Plan, plan } from '../faults/plan.ts';
import { type JournalEntry, type ReceivedRequest, sentAnswer } from '../journal/entry.ts';
import type { JournalWriter } from '../journal/journal.ts';
import type { Random } from '../random.ts';
import type { ExampleBook } from '../spec/examples.ts';
import type { OperationIndex } from '../spec/operations.ts';
import { MockUsageError } from '../usage-error.ts';
import { ask } from './ask.ts';
import { type Delivered, deliver } from './deliver.ts';
import { bodyLimit, receive } from './receive.ts';

/** What the server in front of the engine works with. */
export interface FrontParts {
  readonly engine: Pick<MockEngine, 'answer'>;
  readonly operations: OperationIndex;
  readonly examples: ExampleBook;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  readonly random: Random;
  /** The fault of a request, if any. */
  faultFor(request: ReceivedRequest): Fault | undefined;
  elsewhere(): Promise<string>;
  /** Told how a request is answered, just before the caller has the answer. */
  answering(entry: JournalEntry): void;
  /** Told how a request ended, after it did. */
  done(entry: JournalEntry): void;
}

/**
 * The server that callers talk to: reads the request, writes it down, asks the engine unless a fault says otherwise, and
 * delivers the answer.
 */
export function createFront(parts: FrontParts, origin: ReceivedRequest['origin'] = 'mock'): Server {
  return createServer((message, response) => {
    void handle(parts, origin, message, response);
  });
}

async function handle(
  parts: FrontParts,
  origin: ReceivedRequest['origin'],
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  // A reset on the caller's side is nothing that the mock could handle; without a listener it would end the process.
  response.on('error', () => {});
  const request = await receive(message, parts.journal.nextId(), parts.operations, origin).catch(
    () => 'aborted' as const,
  );
  if (request === 'aborted') {
    return;
  }
  if (request === undefined) {
    const refusal = problem(413, 'about:blank', 'Content Too Large', `The mock reads bodies up to ${bodyLimit} bytes.`);
    await deliver(response, refusal, {}, parts.clock, gone.signal, () => {});
    return;
  }
  parts.journal.open(request);
  const send = async ({ answer, delivery, label }: Labeled): Promise<JournalEntry> => {
    let entry: JournalEntry | undefined;
    const settle = ({ outcome, headersSent, body }: Delivered) => {
      const settled = { fault: label, answer: headersSent ? sentAnswer(answer, body) : undefined, outcome };
      parts.journal.settle(request.id, settled);
      entry = { ...request, ...settled };
      return entry;
    };
    const announce = (delivered: Delivered) => parts.answering(settle(delivered));
    const delivered = await deliver(response, answer, delivery, parts.clock, gone.signal, announce);
    return entry?.outcome === delivered.outcome ? entry : settle(delivered);
  };
  const entry = await send(await decide(parts, request)).catch((error: Error) => send(failure(error)));
  parts.done(entry);
}

/** A plan and what the journal says about it. */
type Labeled = Plan & { readonly label: string | undefined };

/** What is answered, how it is delivered, and what the journal says about it. */
async function decide(parts: FrontParts, request: ReceivedRequest): Promise<Labeled> {
  if (request.origin === 'elsewhere') {
    return nothingHere;
  }
  try {
    const fault = parts.faultFor(request);
    const exchange: Exchange = { ...parts, request, ask: (prefer) => ask(parts.engine, request, prefer) };
    const planned = await plan(fault ?? { kind: 'pass' }, exchange);
    return { ...planned, label: fault && describeFault(fault) };
  } catch (error) {
    return failure(error as Error);
  }
}

/** What the test asked for is its own mistake; anything else is the mock's or the engine's. */
function failure(error: Error): Labeled {
  const [status, title] = error instanceof MockUsageError ? [400, 'Unusable fault'] : [500, 'Mock failed'];
  return { answer: problem(status, 'about:blank', title, error.message), delivery: {}, label: title.toLowerCase() };
}

/** The second origin is there to be reached, not to say anything. */
const nothingHere = {
  answer: { status: 200, headers: { 'Content-Type': 'application/json' }, body: Buffer.from('{}') },
  delivery: {},
  label: undefined,
};

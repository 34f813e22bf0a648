import type { Server } from 'node:http';
import { systemClock } from './clock.ts';
import { prismEngine } from './engine/prism.ts';
import { parseScript } from './faults/parse.ts';
import { createFaultBook, type Faults } from './faults/scripts.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import type { MockOptions } from './options.ts';
import { createRandom } from './random.ts';
import { createFront, type FrontParts } from './server/front.ts';
import { listen } from './server/listen.ts';
import { exampleBook } from './spec/examples.ts';
import { loadDocument } from './spec/load.ts';
import { indexOperations } from './spec/operations.ts';

/** A running mock. */
export interface MockServer {
  /** Base URL without a trailing slash, for example `http://127.0.0.1:4010`. Give it to the client as its base URL. */
  readonly url: string;
  /** What arrived and what was answered. Holds raw values, credentials included: for assertions, not for logs. */
  readonly journal: Journal;
  /** Scripts what goes wrong. */
  readonly faults: Faults;
  /** Back to the state after the start: no entries, no faults but those given to `startMock`. */
  reset(): void;
  /** Ends open connections and frees the port. May be called more than once. */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a mock of the API that the OpenAPI document describes, on a port of this machine, inside this process.
 *
 * @throws MockStartError when the port is in use or the document cannot be read; TypeError for an unknown route or
 *   fault.
 * @example
 * await using mock = await startMock();
 * const response = await fetch(`${mock.url}/api/things/`, { headers: { authorization: 'Basic dTpw' } });
 */
export async function startMock(options: MockOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1', dynamic = false, errors = true, clock = systemClock } = options;
  const seed = options.seed?.toString();
  const document = await loadDocument(options.spec);
  const operations = indexOperations(document);
  const journal = createJournal(operations, journalLimit(options.record));
  const faults = createFaultBook(operations);
  const setUp = () => {
    for (const script of [...(options.faults ?? [])].reverse()) {
      faults.add(typeof script === 'string' ? parseScript(script) : script);
    }
  };
  setUp();
  const engine = await (options.engine ?? prismEngine)({ document, dynamic, seed, errors });

  const servers: Server[] = [];
  let ids = 0;
  let second: Promise<string> | undefined;
  const parts: FrontParts = {
    engine,
    operations,
    examples: exampleBook(operations),
    journal,
    clock,
    random: createRandom(seed),
    faultFor: (request) => faults.next(request),
    elsewhere: () => (second ??= open(createFront(parts, 'elsewhere'), 0)),
    nextId: () => (ids += 1),
    done: (entry) => options.onRequest?.(entry),
  };
  const open = (server: Server, wanted: number) => {
    servers.push(server);
    return listen(server, host, wanted);
  };
  const close = async () => {
    journal.abandon('The mock was closed.');
    await Promise.all([...servers.map(end), engine.stop()]);
  };

  let url: string;
  try {
    url = await open(createFront(parts), port);
  } catch (error) {
    await engine.stop();
    throw error;
  }
  let closed: Promise<void> | undefined;
  const closeOnce = () => (closed ??= close());
  return {
    url,
    journal,
    faults,
    reset() {
      journal.abandon('The mock was reset.');
      journal.clear();
      faults.clear();
      setUp();
    },
    close: closeOnce,
    [Symbol.asyncDispose]: closeOnce,
  };
}

function journalLimit(record: boolean | number = true): number {
  return typeof record === 'number' ? record : record ? 10_000 : 0;
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { listWebhooks, type RateLimit } from '@belvo-openapi/spec';
import { systemClock } from './clock.ts';
import type { Controlled } from './control/actions.ts';
import { type ControlAddress, createControl, freshToken } from './control/server.ts';
import type { EngineRequest, MockEngine } from './engine/engine.ts';
import { createHeaderFaults } from './faults/header.ts';
import { parseScript } from './faults/parse.ts';
import { createFaultBook, type Faults } from './faults/scripts.ts';
import { guarded, type Report, warn } from './guard.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import { createRedactor } from './journal/redact.ts';
import type { MockOptions } from './options.ts';
import { prismEngine } from './prism/prism-engine.ts';
import { createRandom } from './random.ts';
import { playScenarios } from './scenarios/parse.ts';
import { createScenarios, type Scenarios } from './scenarios/scenarios.ts';
import { baseUrlOf, otherOrigin, readPublicUrl } from './server/base-url.ts';
import { createCors } from './server/cors.ts';
import { createEdge } from './server/edge.ts';
import { createFront, type FrontParts } from './server/front.ts';
import { createHost, type Host } from './server/host.ts';
import { exampleBook } from './spec/examples.ts';
import { loadDocument } from './spec/load.ts';
import { indexOperations } from './spec/operations.ts';
import { remembering } from './state/memory.ts';
import type { MockState } from './state/state.ts';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.ts';

/** A running mock. */
export interface MockServer {
  /** Base URL without a trailing slash, for example `http://127.0.0.1:4010`. Give it to the client as its base URL. */
  readonly url: string;
  /** What arrived and what was answered. Holds raw values, credentials included: for assertions, not for logs. */
  readonly journal: Journal;
  /** Scripts what goes wrong, request by request. */
  readonly faults: Faults;
  /** Switches on what happens in production. */
  readonly scenarios: Scenarios;
  /** Sends events to an endpoint, as Belvo does, and knows what became of them. */
  readonly webhooks: Webhooks;
  /** Where tests in other languages control the mock; `undefined` without the option `control`. */
  readonly control: ControlAddress | undefined;
  /** What is stored; `undefined` without the option `state`. */
  readonly state: MockState | undefined;
  /** Back to the state after the start: the things of the examples, no entries, no deliveries, and only the faults and scenarios of the options. */
  reset(): Promise<void>;
  /** Ends open connections and deliveries, and frees the port. May be called more than once. */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a mock of the API that the OpenAPI document describes, on a port of this machine, inside this process.
 *
 * @throws MockStartError when the port is in use or the document cannot be read; MockUsageError for an unknown route, fault
 *   or scenario.
 * @example
 * await using mock = await startMock();
 * const response = await fetch(`${mock.url}/api/things/`, { headers: { authorization: 'Basic dTpw' } });
 */
export async function startMock(options: MockOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1', dynamic = false, errors = true, clock = systemClock } = options;
  const seed = options.seed?.toString();
  const report = options.onError ?? warn;
  const publicUrl = options.publicUrl === undefined ? undefined : readPublicUrl(options.publicUrl);
  const cors = createCors(options.cors);
  const document = await loadDocument(options.spec);
  const operations = indexOperations(document);
  const examples = exampleBook(operations);
  const random = createRandom(seed);
  const events = listWebhooks(document);
  const journal = createJournal(operations, journalLimits(options));
  const webhooks = createWebhooks(events, clock, {
    failed: (delivery) => guarded(report, 'onWebhookFailure', () => options.onWebhookFailure?.(delivery)),
    done: (delivery) => guarded(report, 'onWebhook', () => options.onWebhook?.(delivery)),
  });
  const faults = createFaultBook(operations);
  const headerFaults = createHeaderFaults();
  const redact = createRedactor(document, operations.all);
  const servers = createHost(host, report);
  const loopback = createHost('127.0.0.1', report);
  let engine: Promise<MockEngine> | undefined;
  let url = '';
  const memory = await remembering(options, { document, operations, random, clock, events, webhooks });
  const lazyEngine = { answer: async (request: EngineRequest) => (await startEngine()).answer(request) };
  const elsewhere = once(() => servers.open(createFront(parts, 'elsewhere'), 0));
  const parts: FrontParts = {
    respond: memory.wrap(createEdge({ document, engine: lazyEngine, operations, examples, random })),
    operations,
    examples,
    journal,
    clock,
    random,
    cors,
    report,
    baseUrl: (caller) => publicUrl ?? baseUrlOf(caller) ?? url,
    faultFor: (request) =>
      (options.faultHeader === false ? undefined : headerFaults.next(request)) ?? faults.next(request),
    elsewhere: async ({ baseUrl }) => otherOrigin(await elsewhere(), baseUrl),
    announced(entry) {
      for (const play of faults.plays) {
        guarded(report, 'answering', () => play.answering?.(entry));
      }
    },
    ended(entry) {
      for (const play of faults.plays) {
        guarded(report, 'after', () => play.after?.(entry));
      }
      memory.ended(entry);
      guarded(report, 'onRequest', () => options.onRequest?.(entry, () => redact(entry)));
    },
  };
  const startEngine = () => (engine ??= (options.engine ?? prismEngine)({ document, dynamic, seed, errors }));
  const close = once(async () => {
    journal.abandon('The mock was closed.');
    await Promise.all([servers.close(), loopback.close(), webhooks.clear(), engine?.then((started) => started.stop())]);
  });

  try {
    url = await servers.open(createFront(parts), port);
    const scenarios = createScenarios(
      { operations, examples, events, webhooks, rateLimit: document['x-rate-limit'] as RateLimit, random, memory },
      faults,
    );
    const setUp = () => {
      for (const text of options.scenarios ?? []) {
        playScenarios(text, scenarios, options.webhook);
      }
      if (
        options.state &&
        options.webhook !== undefined &&
        !(options.scenarios ?? []).some((text) => /async-webhook/.test(text))
      ) {
        scenarios.asyncWebhook(options.webhook);
      }
      for (const script of options.faults ?? []) {
        faults.add(typeof script === 'string' ? parseScript(script) : script);
      }
    };
    setUp();
    // Last, because it takes longest: a port in use or a fault that does not exist is told at once.
    await startEngine();
    const reset = async () => {
      journal.abandon('The mock was reset.');
      journal.clear();
      faults.clear();
      headerFaults.clear();
      memory.reset();
      const dropped = webhooks.clear();
      setUp();
      await dropped;
    };
    const { webhook } = options;
    const control = await startControl(
      options.control,
      { journal, faults, scenarios, webhooks, state: memory.state, redact, webhook, reset },
      loopback,
      report,
    );
    return {
      url,
      control,
      journal,
      faults,
      scenarios,
      webhooks,
      state: memory.state,
      reset,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

/** Starts the control of a mock where it is asked for. */
async function startControl(
  asked: MockOptions['control'] = false,
  mock: Controlled,
  host: Host,
  report: Report,
): Promise<ControlAddress | undefined> {
  if (asked === false) {
    return undefined;
  }
  const { port = 0, token = freshToken() } = asked === true ? {} : asked;
  const needed = token === false ? undefined : token;
  return { url: await host.open(createControl(mock, needed, report), port), token: needed };
}

function journalLimits({ record = true, recordBytes = 64 * 1024 * 1024 }: MockOptions) {
  return { entries: typeof record === 'number' ? record : record ? 10_000 : 0, bytes: recordBytes };
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
}

import type { MockResponse } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import type { Script } from '../faults/script.ts';
import type { Faults } from '../faults/scripts.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { RedactedEntry, Redactor } from '../journal/redact.ts';
import { playScenarios } from '../scenarios/parse.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import type { MockState } from '../state/state.ts';
import type { Snapshot } from '../state/store.ts';
import { MockUsageError } from '../usage-error.ts';
import type { WebhookBody } from '../webhooks/body.ts';
import type { Webhooks, WebhookTarget } from '../webhooks/webhooks.ts';

/** What the control API works on. */
export interface Controlled {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly scenarios: Scenarios;
  readonly webhooks: Webhooks;
  readonly state: MockState | undefined;
  readonly redact: Redactor;
  readonly webhook: WebhookTarget | undefined;
  reset(): Promise<void>;
}

/** What a caller asks for; the body has been checked against the document. */
export interface Asked {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Does what one operation of the control API says. A MockUsageError becomes a 400. */
export type Action = (asked: Asked) => MockResponse | Promise<MockResponse>;

/** The actions by the operationId of the control API's document. */
export function controlActions(mock: Controlled, document: object): Readonly<Record<string, Action>> {
  const scripts = new Map<number, { readonly script: string; readonly playing: Script }>();
  let ids = 0;
  const added = (script: string, playing: Script) => {
    ids += 1;
    scripts.set(ids, { script, playing });
    return { id: ids, script, played: playing.played };
  };
  const stateOf = () => {
    if (mock.state === undefined) {
      throw new MockUsageError('This mock remembers nothing. Start it with --state, or `state: true`.');
    }
    return mock.state;
  };
  const targetOf = (given: WebhookTarget | undefined) => given ?? mock.webhook;

  return {
    describe: () => json(200, document),
    readJournal({ query }) {
      const entries = mock.journal.of(query.get('route') ?? '*');
      const show = query.get('raw') === 'true' ? raw : mock.redact;
      return json(200, { entries: entries.map(show) });
    },
    clearJournal() {
      mock.journal.clear();
      return empty();
    },
    async reset() {
      scripts.clear();
      await mock.reset();
      return empty();
    },
    listFaults: () =>
      json(
        200,
        [...scripts].map(([id, { script, playing }]) => ({ id, script, played: playing.played })),
      ),
    addFaults({ body }) {
      const { on, faults, afterwards } = body as {
        on: string;
        faults: string;
        afterwards?: 'pass' | 'stay' | 'repeat';
      };
      const playing = mock.faults.add({ on, steps: [faults], ...(afterwards !== undefined && { afterwards }) });
      return json(201, added(`${on}: ${faults}`, playing));
    },
    removeAllFaults() {
      scripts.clear();
      mock.faults.clear();
      return empty();
    },
    removeFaults({ parameters }) {
      const id = Number(parameters.id);
      const found = scripts.get(id);
      if (found === undefined) {
        return problem(404, 'Not Found', `There is no script ${id}.`);
      }
      found.playing.remove();
      scripts.delete(id);
      return empty();
    },
    playScenario({ body }) {
      const { scenario, webhook } = body as { scenario: string; webhook?: WebhookTarget };
      const played = playScenarios(scenario, mock.scenarios, targetOf(webhook));
      return json(
        201,
        played.map(({ name, script }) => added(name, script)),
      );
    },
    readState: () => json(200, stateOf().snapshot()),
    replaceState({ body }) {
      stateOf().restore(body as Snapshot);
      return empty();
    },
    resetState() {
      stateOf().reset();
      return empty();
    },
    listDeliveries: () => json(200, mock.webhooks.deliveries),
    async sendEvent({ body }) {
      const { event, webhook, changes } = body as { event: string; webhook?: WebhookTarget; changes?: WebhookBody };
      const target = targetOf(webhook);
      if (target === undefined) {
        throw new MockUsageError('Say in `webhook` where the event is to go, or start the mock with --webhook-url.');
      }
      return json(200, await mock.webhooks.send(event, { ...target, retries: 0 }, changes));
    },
  };
}

/** An entry with what was on the wire, for assertions. */
function raw({ id, operation, method, url, rawHeaders, text, fault, outcome, answer }: JournalEntry): RedactedEntry {
  return {
    id,
    operationId: operation?.operationId ?? null,
    method,
    url,
    headers: rawHeaders,
    body: text,
    fault: fault ?? null,
    outcome,
    answer: answer === undefined ? null : { status: answer.status, headers: answer.headers, body: answer.text },
  };
}

function json(status: number, body: unknown): MockResponse {
  return { status, headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

function empty(): MockResponse {
  return { status: 204, headers: {}, body: Buffer.alloc(0) };
}

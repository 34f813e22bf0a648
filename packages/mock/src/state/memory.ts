import type { OpenApiDocument, Webhook } from '@belvo-openapi/spec';
import type { Clock } from '../clock.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Random } from '../random.ts';
import type { Edge } from '../server/edge.ts';
import type { OperationIndex } from '../spec/operations.ts';
import type { Webhooks, WebhookTarget } from '../webhooks/webhooks.ts';
import { createStateEvents } from './events.ts';
import { withState } from './layer.ts';
import { createModel, type Item } from './model.ts';
import { createState, type MockState, readSeedData } from './state.ts';
import { createStore, type Snapshot } from './store.ts';

/** The memory of a mock, or what stands for it in one that has none. */
export interface Memory {
  readonly state: MockState | undefined;
  /** Puts the memory behind the responses. */
  wrap(edge: Edge): Edge;
  /** Changes fields of a stored thing, found by what others call it and its id; nothing if it is not there. */
  amend(reference: string, id: string | undefined, fields: Item): void;
  /** Told how a request ended. */
  ended(entry: JournalEntry): void;
  reset(): void;
}

/** Whether there is to be a memory, and what it starts with; see the options of the mock. */
export interface MemoryOptions {
  readonly state?: boolean;
  readonly seedData?: Snapshot | string | URL;
  readonly webhook?: WebhookTarget;
}

/** What a memory is made from. */
export interface MemoryParts {
  readonly document: OpenApiDocument;
  readonly operations: OperationIndex;
  readonly random: Random;
  readonly clock: Clock;
  readonly events: readonly Webhook[];
  readonly webhooks: Webhooks;
}

const none: Memory = { state: undefined, wrap: (edge) => edge, amend() {}, ended() {}, reset() {} };

/** @throws MockStartError when the seed data cannot be used. */
export async function remembering(
  { state = false, seedData, webhook }: MemoryOptions,
  { document, operations, random, clock, events, webhooks }: MemoryParts,
): Promise<Memory> {
  if (!state && seedData === undefined) {
    return none;
  }
  const model = createModel(document, operations.all);
  const store = createStore(model.collections, await readSeedData(seedData, model));
  const sending = createStateEvents(events, webhooks, random, webhook);
  const layer = { document, model, store, random, clock, changed: sending.changed };
  return {
    state: createState(model, store),
    wrap: (edge) => withState(layer, edge),
    amend(reference, id, fields) {
      const path = model.collections.find((collection) => collection.reference === reference)?.path;
      const item = path === undefined || id === undefined ? undefined : store.get(path, id);
      if (path !== undefined && item !== undefined) {
        store.put(path, { ...item, ...fields });
      }
    },
    ended: ({ id }) => sending.answered(id),
    reset() {
      sending.clear();
      store.reset();
    },
  };
}

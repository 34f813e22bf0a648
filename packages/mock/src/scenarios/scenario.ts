import type { Operation, RateLimit, Webhook } from '@belvo-openapi/spec';
import type { Play } from '../faults/script.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import { matcher, type Route } from '../journal/route.ts';
import type { Random } from '../random.ts';
import type { ExampleBook } from '../spec/examples.ts';
import type { OperationIndex } from '../spec/operations.ts';
import type { Memory } from '../state/memory.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

/** What a scenario is made from. */
export interface ScenarioParts {
  readonly operations: OperationIndex;
  readonly examples: ExampleBook;
  /** The events that the document describes. */
  readonly events: readonly Webhook[];
  readonly webhooks: Webhooks;
  /** The limit that the document states for the whole API. */
  readonly rateLimit: RateLimit | undefined;
  readonly random: Random;
  /** What the mock remembers, if it does. */
  readonly memory: Pick<Memory, 'amend' | 'state'>;
}

/** Makes the behavior of one scenario. Throws a MockUsageError for a route that the document does not have. */
export type Scenario<Options> = (parts: ScenarioParts, options: Options) => Play;

/** A test of the requests that a scenario is about: those of `on`, or of the operations that suit it. */
export function concerned(
  { operations }: ScenarioParts,
  on: Route | undefined,
  suits: (operation: Operation) => boolean,
): (request: ReceivedRequest) => boolean {
  if (on !== undefined) {
    return matcher(on, operations);
  }
  const suitable = new Set(operations.all.filter(suits).map(({ operationId }) => operationId));
  return ({ operation }) => operation !== undefined && suitable.has(operation.operationId);
}

/** Whether an operation declares a status, with an example of this name if one is given. */
export function declares({ responses }: Operation, status: number, example?: string): boolean {
  return responses.some(
    (response) =>
      response.status === String(status) &&
      (example === undefined || response.examples.some(({ name }) => name === example)),
  );
}

/** The id of the link that a request is about: from its body, or the last id of its path. */
export function linkOf({ json, path }: ReceivedRequest): string | undefined {
  const named = (json as { link?: unknown } | null | undefined)?.link;
  return typeof named === 'string' ? named : path.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)?.at(-1);
}

import type { Operation, Webhook } from '@belvo-openapi/spec';
import type { JournalEntry } from '../journal/entry.ts';
import type { Route } from '../journal/route.ts';
import type { WebhookTarget } from '../webhooks/webhooks.ts';
import { concerned, declares, linkOf, type Scenario } from './scenario.ts';

/** Options of `asyncWebhook`. */
export interface AsyncWebhookOptions extends WebhookTarget {
  /** Whose 202 is followed by an event. Default: every operation that declares 202. */
  readonly on?: Route;
  /** The event, for example `TRANSACTIONS.historical_update`. Default: the one that suits the operation. */
  readonly event?: string;
  /** How often the same event is delivered; receivers have to cope with more than once. Default 1. */
  readonly copies?: number;
}

/**
 * Asynchronous processing: after a 202 was received, the event that tells its result is delivered, with the request id
 * of the 202 and the link of the request.
 */
export const asyncWebhook: Scenario<AsyncWebhookOptions> = (parts, { on, event, copies = 1, ...target }) => {
  const matches = concerned(parts, on, (operation) => declares(operation, 202));
  return {
    decide: () => undefined,
    after(entry) {
      if (
        entry.outcome !== 'sent' ||
        entry.answer?.status !== 202 ||
        !matches(entry) ||
        entry.operation === undefined
      ) {
        return;
      }
      const name = event ?? eventOf(entry.operation, parts.events);
      const changes = { webhook_id: parts.random.hex(32), ...idsOf(entry) };
      for (let copy = 0; copy < copies; copy += 1) {
        void parts.webhooks.send(name, target, changes);
      }
    },
  };
};

/** The event for the result of an operation: its resource's data has arrived, or its link is gone. */
function eventOf({ resource, verb }: Operation, events: readonly Webhook[]): string {
  if (verb === 'delete') {
    return 'LINK.link_deleted';
  }
  const type = resource.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const arrived = events.filter(({ webhookCode }) => webhookCode === 'historical_update');
  const own = arrived
    .map(({ webhookType }) => webhookType)
    .filter((candidate) => type === candidate || type.startsWith(`${candidate}_`))
    .sort((a, b) => b.length - a.length)[0];
  // A refresh is followed by the data of each resource; the first stands for them.
  const first = verb === 'refresh' ? arrived[0]?.webhookType : undefined;
  return `${own ?? first ?? type}.historical_update`;
}

function idsOf(entry: JournalEntry): Record<string, unknown> {
  const requestId = (entry.answer?.json as { request_id?: unknown } | undefined)?.request_id;
  const link = linkOf(entry);
  return { ...(requestId !== undefined && { request_id: requestId }), ...(link !== undefined && { link_id: link }) };
}

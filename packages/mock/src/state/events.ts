import type { Webhook } from '@belvo-openapi/spec';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { Random } from '../random.ts';
import type { Webhooks, WebhookTarget } from '../webhooks/webhooks.ts';
import type { Change } from './layer.ts';
import { idOf } from './model.ts';

/** Sends the events that changes of stored things cause, after the request that made them was answered. */
export interface StateEvents {
  changed(request: ReceivedRequest, change: Change): void;
  /** Sends what the request of this number caused. */
  answered(request: number): void;
  clear(): void;
}

/** @param target Where events go; `undefined` for nowhere. */
export function createStateEvents(
  events: readonly Webhook[],
  webhooks: Webhooks,
  random: Random,
  target: WebhookTarget | undefined,
): StateEvents {
  const waiting = new Map<number, Change[]>();
  return {
    changed({ id }, change) {
      if (target !== undefined) {
        waiting.set(id, [...(waiting.get(id) ?? []), change]);
      }
    },
    answered(request) {
      for (const change of waiting.get(request) ?? []) {
        const event = eventOf(change, events);
        if (event !== undefined && target !== undefined) {
          void webhooks.send(`${event.webhookType}.${event.webhookCode}`, target, fieldsFor(event, change, random));
        }
      }
      waiting.delete(request);
    },
    clear: () => waiting.clear(),
  };
}

/** The event that tells a change, if the document describes one: its type is the kind of the thing. */
function eventOf({ what, role, before, after }: Change, events: readonly Webhook[]): Webhook | undefined {
  const kind = role.collection.reference;
  const types = [kind, `${kind}s`, kind.replace(/y$/, 'ies')].map((type) => type.toUpperCase());
  const codes =
    what === 'created'
      ? ['object_created', ...stateCodes(undefined, after?.status)]
      : what === 'deleted'
        ? [`${kind}_deleted`]
        : stateCodes(before?.status, after?.status);
  return events.find(
    ({ webhookType, webhookCode }) => types.includes(webhookType) && codes.includes(webhookCode.toLowerCase()),
  );
}

/** A status that is news may have an event of its own name, or the one for every status. */
function stateCodes(before: unknown, after: unknown): readonly string[] {
  return before === after ? [] : [String(after).toLowerCase(), 'status_update'];
}

function fieldsFor(event: Webhook, { before, after }: Change, random: Random): Record<string, unknown> {
  const example = (event.examples[0]?.value ?? {}) as Record<string, unknown>;
  const id = idOf(after ?? before ?? {});
  const known = {
    webhook_id: random.hex(32),
    link_id: id,
    object_id: id,
    external_id: (after ?? before)?.external_id ?? null,
  };
  return Object.fromEntries(Object.entries(known).filter(([name]) => Object.hasOwn(example, name)));
}

import { createHash } from 'node:crypto';
import type { Webhook } from '@belvo-openapi/spec';

/** The body of an event, as it goes over the wire. */
export type WebhookBody = Readonly<Record<string, unknown>>;

/** Finds the event of a name such as `LINK.invalid_credentials` (type and code), or of its key in the document. */
export function findWebhook(webhooks: readonly Webhook[], event: string): Webhook | undefined {
  return webhooks.find(
    (webhook) => webhook.name === event || `${webhook.webhookType}.${webhook.webhookCode}` === event,
  );
}

/**
 * The body of an event: the first example that the document has for it, else the fields that every event has.
 *
 * @param event `TYPE.code`, or the event's key in the document.
 * @param changes Replace fields of the example.
 */
export function webhookBody(webhooks: readonly Webhook[], event: string, changes: WebhookBody = {}): WebhookBody {
  const example = findWebhook(webhooks, event)?.examples[0]?.value;
  return { ...(isObject(example) ? example : bare(event)), ...changes };
}

/** The fields that every event of the aggregation API has; ids are derived from the event's name. */
function bare(event: string): WebhookBody {
  const [type = '', code = ''] = event.split('.');
  const id = createHash('sha256').update(event).digest('hex').slice(0, 32);
  return {
    webhook_id: id,
    webhook_type: type,
    process_type: code === 'historical_update' ? code : 'recurrent_update',
    webhook_code: code,
    link_id: '11111111-1111-4111-8111-111111111111',
    request_id: id,
    external_id: null,
    data: {},
  };
}

function isObject(value: unknown): value is WebhookBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { AnyEvent } from './events.ts';
import { MAX_BYTES, parseEvent, WebhookError } from './parse-event.ts';
import { type ExpectedAuthorization, verifyAuthorization } from './verify-authorization.ts';

/** Remembers deliveries; a `Set` will do for one process. */
export interface DeliveryStore {
  has(webhookId: string): boolean | Promise<boolean>;
  add(webhookId: string): unknown;
}

/** Settings of a handler. */
export interface ReceiverOptions {
  /** What Belvo sends as `Authorization`; `null` when the dashboard has none, which lets everyone in who knows the address. */
  readonly authorization: ExpectedAuthorization | null;
  /**
   * Deals with an event. Belvo waits five seconds for the answer: note the event and work later. What it throws is
   * answered with 500, so that Belvo delivers again.
   */
  readonly onEvent: (received: AnyEvent) => void | Promise<void>;
  /** Skips deliveries that were dealt with before, by `webhook_id`. Default: none are skipped. */
  readonly deliveries?: DeliveryStore;
  /** Told what `onEvent` threw. */
  readonly onError?: (error: unknown) => void;
  /** Longest body in bytes. Default: 1048576 (1 MiB). */
  readonly maxBytes?: number;
}

/** One delivery, whatever server it came in by. */
export interface Delivery {
  readonly method: string;
  readonly authorization: string | null | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

async function readBounded(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new WebhookError(413, `The body is longer than ${maxBytes} bytes.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function deliveryId({ event }: AnyEvent): string | undefined {
  const id = (event as { webhook_id?: unknown } | undefined)?.webhook_id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Deals with a delivery and gives the status to answer. The body is read only after the sender is known. */
export async function receive(delivery: Delivery, options: ReceiverOptions): Promise<number> {
  const { authorization, onEvent, deliveries, onError, maxBytes = MAX_BYTES } = options;
  if (delivery.method !== 'POST') {
    return 405;
  }
  if (authorization !== null && !verifyAuthorization(delivery.authorization, authorization)) {
    return 401;
  }
  try {
    const received = parseEvent(await readBounded(delivery.chunks, maxBytes), { maxBytes });
    const id = deliveryId(received);
    if (id === undefined || !(await deliveries?.has(id))) {
      await onEvent(received);
      // Only now: a delivery that failed has to come again.
      if (id !== undefined) {
        await deliveries?.add(id);
      }
    }
    return 204;
  } catch (error) {
    if (error instanceof WebhookError) {
      return error.status;
    }
    onError?.(error);
    return 500;
  }
}

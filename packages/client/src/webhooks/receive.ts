import { checkNames, isObject } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';
import { quietly } from '../util/quietly.ts';
import { type AnyEvent, MAX_BYTES, parseEvent, WebhookError } from './parse-event.ts';
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
   * Deals with an event. Belvo waits five seconds for the response: note the event and work later. What it throws is
   * answered with 500, so that Belvo delivers again.
   */
  readonly onEvent: (received: AnyEvent) => void | Promise<void>;
  /** Skips deliveries that were dealt with before, by `webhook_id`. Default: none are skipped. */
  readonly deliveries?: DeliveryStore | undefined;
  /**
   * Told why a delivery was not dealt with: what `onEvent` or `deliveries` threw, a `WebhookError` for a body that is no
   * event, a `UsageError` when the body was read before the handler came to it.
   */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Longest body in bytes. Default: 1048576 (1 MiB). */
  readonly maxBytes?: number | undefined;
}

/** One delivery, whatever server it came in by. */
export interface Delivery {
  readonly method: string;
  readonly authorization: string | null | undefined;
  /** The body as it comes in; absent when somebody has read it already. */
  readonly chunks: AsyncIterable<Uint8Array> | undefined;
  /** What somebody who has read the body made of it. */
  readonly parsed?: unknown;
}

/** @throws UsageError for settings that cannot work. */
export function checkReceiver(options: ReceiverOptions): void {
  if (!isObject(options) || typeof options.onEvent !== 'function' || options.authorization === undefined) {
    throw new UsageError(
      'A webhook handler needs onEvent, and authorization: { bearer }, { user, password }, or null for none.',
    );
  }
  checkNames(options, ['authorization', 'onEvent', 'deliveries', 'onError', 'maxBytes'], 'A handler has no setting');
  const { deliveries } = options;
  if (deliveries && (typeof deliveries.has !== 'function' || typeof deliveries.add !== 'function')) {
    throw new UsageError('deliveries must have the methods has and add, as a Set has.');
  }
  if (options.authorization !== null) {
    verifyAuthorization('', options.authorization);
  }
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

/** Whether a parser left a body. Some leave an empty object where they read nothing (Express 4, Koa). */
function isBody(value: unknown): value is string | object {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' && value !== '';
  }
  return Symbol.iterator in value || value instanceof ArrayBuffer || Object.keys(value).length > 0;
}

/** The body, from the connection or, when it was read before, from whoever did that. */
async function bodyOf({ chunks, parsed }: Delivery, maxBytes: number): Promise<string | object> {
  const text = chunks && (await readBounded(chunks, maxBytes));
  if (text) {
    return text;
  }
  if (isBody(parsed)) {
    return parsed;
  }
  if (text === undefined) {
    throw new UsageError(
      'The body was already read, and left nothing behind: mount the webhook handler before the body parser, or put what it parsed into request.body.',
    );
  }
  return '';
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
    const received = parseEvent(await bodyOf(delivery, maxBytes), { maxBytes });
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
    quietly(() => onError?.(error));
    return error instanceof WebhookError ? error.status : 500;
  }
}

import type { Webhook } from '@belvo-openapi/spec';
import type { Clock } from '../clock.ts';
import { createWaiters } from '../waiters.ts';
import { type WebhookBody, webhookBody } from './body.ts';

/** Where and how to deliver an event. */
export interface WebhookTarget {
  /** The endpoint that is to receive it. */
  readonly url: string | URL;
  /** Value of the `Authorization` header, as set in Belvo's dashboard. Default: no header. */
  readonly authorization?: string;
  /** How often a delivery that gets no 2xx is repeated. Default 3. */
  readonly retries?: number;
  /** Seconds between two attempts. Default 60. */
  readonly retryAfterSeconds?: number;
}

/** An event and where it went. */
export interface WebhookDelivery {
  /** `TYPE.code`, or the event's key in the document. */
  readonly event: string;
  readonly url: string;
  readonly body: WebhookBody;
  /** Each attempt: the status of the answer, or why there was none. */
  readonly attempts: readonly ({ readonly status: number } | { readonly error: string })[];
  /** `failed` when the last attempt got no 2xx, `dropped` when the mock was reset or closed before. */
  readonly outcome: 'pending' | 'delivered' | 'failed' | 'dropped';
}

/** Sends events the way Belvo does. */
export interface Webhooks {
  /** Oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
  /**
   * Delivers an event and repeats it until it gets a 2xx.
   *
   * @param event `TYPE.code`, for example `LINK.invalid_credentials`, or the event's key in the document. The body is the
   *   document's example of it.
   * @param changes Replace fields of the example.
   * @returns How it ended. Never rejects.
   */
  send(event: string, target: WebhookTarget, changes?: WebhookBody): Promise<WebhookDelivery>;
  /**
   * Resolves with the first deliveries as soon as `count` of them are over, those already there included. Rejects when
   * the mock is closed or reset before.
   *
   * @param count How many to wait for. Default 1.
   */
  waitFor(count?: number): Promise<readonly WebhookDelivery[]>;
}

/** The side of the webhooks that the mock ends. */
export interface WebhookSender extends Webhooks {
  /** Forgets what was and gives up what is pending; resolves when that is over. */
  clear(): Promise<void>;
}

/** Belvo waits five seconds for an answer. */
const answerTimeoutMs = 5_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** @param done Told about each delivery when it is over. */
export function createWebhooks(
  webhooks: readonly Webhook[],
  clock: Clock,
  done: (delivery: WebhookDelivery) => void,
): WebhookSender {
  let deliveries: WebhookDelivery[] = [];
  let stop = new AbortController();
  const pending = new Set<Promise<unknown>>();
  const waiters = createWaiters();

  return {
    get deliveries() {
      return [...deliveries];
    },
    waitFor: (count = 1) =>
      waiters.wait(() => {
        const over = deliveries.filter(({ outcome }) => outcome !== 'pending');
        return over.length >= count ? over.slice(0, count) : undefined;
      }),
    send(event, target, changes) {
      const body = webhookBody(webhooks, event, changes);
      const delivery: Mutable<WebhookDelivery> = {
        event,
        url: String(target.url),
        body,
        attempts: [],
        outcome: 'pending',
      };
      deliveries.push(delivery);
      const result = deliver(delivery, target, clock, stop.signal).finally(() => {
        pending.delete(result);
        waiters.look();
        done(delivery);
      });
      pending.add(result);
      return result;
    },
    async clear() {
      waiters.abandon('The mock was reset or closed.');
      stop.abort(new Error('The mock was reset or closed.'));
      stop = new AbortController();
      deliveries = [];
      await Promise.all(pending);
    },
  };
}

async function deliver(
  delivery: Mutable<WebhookDelivery>,
  { authorization, retries = 3, retryAfterSeconds = 60 }: WebhookTarget,
  clock: Clock,
  signal: AbortSignal,
): Promise<WebhookDelivery> {
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    try {
      if (attempt > 0) {
        await clock.sleep(retryAfterSeconds * 1000, signal);
      }
    } catch {
      delivery.outcome = 'dropped';
      return delivery;
    }
    const result = await post(delivery, authorization, signal);
    delivery.attempts = [...delivery.attempts, result];
    if ('status' in result && result.status >= 200 && result.status < 300) {
      delivery.outcome = 'delivered';
      return delivery;
    }
  }
  delivery.outcome = signal.aborted ? 'dropped' : 'failed';
  return delivery;
}

async function post({ url, body }: WebhookDelivery, authorization: string | undefined, signal: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]),
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    const { message, cause } = error as Error;
    return { error: cause instanceof Error ? cause.message : message };
  }
}

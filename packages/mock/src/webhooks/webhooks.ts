import type { Webhook } from '@belvo-openapi/spec';
import { type Clock, longestWaitMs } from '../clock.ts';
import { hideUserInfo } from '../journal/redact-text.ts';
import { MockUsageError } from '../usage-error.ts';
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
  /** Each attempt: the status of the response, or why there was none. */
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
   * @throws MockUsageError for a pause between attempts that no timer can keep.
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

/** Belvo waits five seconds for a response. */
const responseTimeoutMs = 5_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Whoever wants to know what becomes of deliveries. Neither throws. */
export interface WebhookListener {
  /** An attempt got no 2xx. */
  failed(delivery: WebhookDelivery): void;
  /** A delivery is over. */
  done(delivery: WebhookDelivery): void;
}

export function createWebhooks(webhooks: readonly Webhook[], clock: Clock, listener: WebhookListener): WebhookSender {
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
      const { retryAfterSeconds = 60 } = target;
      if (!(retryAfterSeconds >= 0 && retryAfterSeconds * 1000 <= longestWaitMs)) {
        throw new MockUsageError(
          `retryAfterSeconds is 0 to ${Math.floor(longestWaitMs / 1000)}, not ${retryAfterSeconds}.`,
        );
      }
      const body = webhookBody(webhooks, event, changes);
      const delivery: Mutable<WebhookDelivery> = {
        event,
        url: hideUserInfo(String(target.url)),
        body,
        attempts: [],
        outcome: 'pending',
      };
      deliveries.push(delivery);
      const result = deliver(delivery, target, clock, stop.signal, listener).finally(() => {
        pending.delete(result);
        waiters.look();
        listener.done(delivery);
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
  { url, authorization, retries = 3, retryAfterSeconds = 60 }: WebhookTarget,
  clock: Clock,
  signal: AbortSignal,
  listener: WebhookListener,
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
    const result = await post({ url, authorization }, delivery.body, signal);
    delivery.attempts = [...delivery.attempts, result];
    if ('status' in result && result.status >= 200 && result.status < 300) {
      delivery.outcome = 'delivered';
      return delivery;
    }
    if (!signal.aborted) {
      listener.failed(delivery);
    }
  }
  delivery.outcome = signal.aborted ? 'dropped' : 'failed';
  return delivery;
}

/** Where to deliver, and with which `Authorization`: `fetch` takes no credentials in a URL, and tells them in its error. */
function addressOf(url: string | URL, authorization: string | undefined) {
  const address = new URL(url);
  const { username, password } = address;
  address.username = '';
  address.password = '';
  const own = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const value = authorization ?? (username === '' ? undefined : `Basic ${own}`);
  return {
    address,
    headers: { 'content-type': 'application/json', ...(value !== undefined && { authorization: value }) },
  };
}

async function post(
  { url, authorization }: { readonly url: string | URL; readonly authorization: string | undefined },
  body: WebhookBody,
  signal: AbortSignal,
): Promise<WebhookDelivery['attempts'][number]> {
  try {
    const { address, headers } = addressOf(url, authorization);
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(responseTimeoutMs)]),
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    const { cause, message } = error as Error;
    if (error instanceof TypeError && !(cause instanceof Error)) {
      // Such a message quotes the URL or the header that is wrong, secrets included.
      return { error: 'URL, authorization or body are nothing that can be sent.' };
    }
    return { error: (cause instanceof Error && (cause.message || (cause as NodeJS.ErrnoException).code)) || message };
  }
}

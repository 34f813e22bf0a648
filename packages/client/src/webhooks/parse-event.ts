import { BelvoError } from '../errors/belvo-error.ts';
import { type BelvoEvents, eventNames } from '../generated/data/webhooks.ts';

/** Body of any described event; `webhook_type` and `webhook_code` tell which. */
export type BelvoEvent = BelvoEvents[keyof BelvoEvents];

/** A described event under its name: `switch (received.name)` narrows `received.event`. */
export type KnownEvent = {
  [Name in keyof BelvoEvents]: { readonly name: Name; readonly event: BelvoEvents[Name] };
}[keyof BelvoEvents];

/** An event that the specification does not describe (yet), kept as it came. */
export interface UnknownEvent {
  readonly name: undefined;
  readonly event: Readonly<Record<string, unknown>> & {
    readonly webhook_type?: unknown;
    readonly webhook_code?: unknown;
  };
}

/** What `parseEvent` gives. */
export type AnyEvent = KnownEvent | UnknownEvent;

/** Why a delivery was not accepted; `status` is what to answer. */
export class WebhookError extends BelvoError {
  override get name(): string {
    return 'WebhookError';
  }
  /** 400 for what is no event, 413 for what is too large. */
  readonly status: 400 | 413;

  constructor(status: 400 | 413, message: string) {
    super(message);
    this.status = status;
  }
}

/** Limits of parsing. */
export interface ParseOptions {
  /** Longest body in bytes. Default: 1048576 (1 MiB). */
  readonly maxBytes?: number | undefined;
}

/** The default of `maxBytes`. */
export const MAX_BYTES = 1_048_576;

/** The text of a body, or of bytes that a framework collected. */
function parseText(body: string | Uint8Array, maxBytes: number): unknown {
  const size = typeof body === 'string' ? new TextEncoder().encode(body).byteLength : body.byteLength;
  if (size > maxBytes) {
    throw new WebhookError(413, `The body is longer than ${maxBytes} bytes.`);
  }
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  } catch {
    throw new WebhookError(400, 'The body is not JSON.');
  }
}

/**
 * Reads the body of a delivery. Events that the specification does not describe are kept as they are: Belvo adds some
 * without notice.
 *
 * @param body Text, bytes, or what a body parser has made of them.
 * @throws WebhookError for a body that is too large, not JSON, or not an object. Its message holds nothing of the body.
 * @example
 * const received = parseEvent(await request.text());
 * if (received.name === 'transactions-new-transactions-available') fetchSince(received.event.link_id);
 */
export function parseEvent(body: string | Uint8Array | object, { maxBytes = MAX_BYTES }: ParseOptions = {}): AnyEvent {
  const raw = body instanceof ArrayBuffer ? new Uint8Array(body) : body;
  const event = typeof raw === 'string' || raw instanceof Uint8Array ? parseText(raw, maxBytes) : raw;
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new WebhookError(400, 'The body is not an event: a JSON object was expected.');
  }
  const { webhook_type: type, webhook_code: code } = event as { webhook_type?: unknown; webhook_code?: unknown };
  // Some events are known by their code alone: their type is not documented.
  const isNamed = typeof code === 'string' && (type === undefined || type === null || typeof type === 'string');
  const key = isNamed ? [`${type} ${code}`, ` ${code}`].find((pair) => Object.hasOwn(eventNames, pair)) : undefined;
  const name = key === undefined ? undefined : eventNames[key];
  return { name, event } as AnyEvent;
}

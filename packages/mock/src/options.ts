import type { OpenApiDocument } from '@belvo-openapi/spec';
import type { Clock } from './clock.ts';
import type { EngineFactory } from './engine/engine.ts';
import type { ScriptDefinition } from './faults/script.ts';
import type { JournalEntry } from './journal/entry.ts';
import type { RedactedEntry } from './journal/redact.ts';
import type { Snapshot } from './state/store.ts';
import type { WebhookDelivery, WebhookTarget } from './webhooks/webhooks.ts';

/** How to start a mock. Everything has a default that suits a test. */
export interface MockOptions {
  /** TCP port. Default 0: any free one. */
  readonly port?: number;
  /** Address to bind to. Default `127.0.0.1`: this machine alone. */
  readonly host?: string;
  /** OpenAPI document, or the path or `file:` URL of its JSON or YAML. Default: the bundle of this repository. */
  readonly spec?: OpenApiDocument | string | URL;
  /** Makes generated bodies, jitter and made-up ids repeatable. Default: different each time. */
  readonly seed?: string | number;
  /** Bodies generated from the schemas instead of the named examples. Default false. */
  readonly dynamic?: boolean;
  /** Whether a response that breaks its own schema becomes a `500`. Default true. */
  readonly errors?: boolean;
  /** Faults to play from the start, as definitions or as text: `'things_list: rate-limit;retry-after=1, pass'`. */
  readonly faults?: readonly (ScriptDefinition | string)[];
  /** Whether the journal records: `false` not at all, a number how many entries it keeps. Default 10 000. */
  readonly record?: boolean | number;
  /** About how many bytes of memory the journal takes; the oldest entries go first. Default 64 MiB. */
  readonly recordBytes?: number;
  /** Scenarios to switch on from the start, as text: `'mfa-round;rounds=2'`. */
  readonly scenarios?: readonly string[];
  /** Where the events of those scenarios go. */
  readonly webhook?: WebhookTarget;
  /**
   * Told about each request after its response, whether it is recorded or not.
   *
   * @param redacted Makes a copy of the entry without secrets and personal data, for logs and files.
   */
  readonly onRequest?: (entry: JournalEntry, redacted: () => RedactedEntry) => void;
  /** Told about each delivery of an event when it is over. */
  readonly onWebhook?: (delivery: WebhookDelivery) => void;
  /** Told about each attempt at a delivery that got no 2xx, at once and not after the last one. */
  readonly onWebhookFailure?: (delivery: WebhookDelivery) => void;
  /**
   * Told when one of these callbacks, or a `Play`, throws or rejects. The caller of the mock gets its response all the same.
   * Default: a warning on stderr.
   */
  readonly onError?: (error: unknown, where: string) => void;
  /**
   * Origins whose pages may read the mock, beside those of this machine (`http://localhost:3000`), which may always; `'*'`
   * for every origin. `false` lets no page read it. Default: those of this machine.
   */
  readonly cors?: readonly string[] | false;
  /** Base URL to give out in `next` and redirects. Default: the `Host` under which a caller reached the mock. */
  readonly publicUrl?: string | URL;
  /** Whether a request can ask for faults with the header `X-Mock-Fault`. Default true. */
  readonly faultHeader?: boolean;
  /**
   * Whether the mock remembers: what is created can be read, listed, changed and deleted. It starts with the things that the
   * examples show. Default false: every response is an example, whatever was asked before.
   */
  readonly state?: boolean;
  /** Things to start with beside those of the examples, by the path of their collection; or a JSON file of them. */
  readonly seedData?: Snapshot | string | URL;
  /**
   * Control over HTTP, for tests in other languages: journal, faults, scenarios, state and events, on a port of its own of
   * this machine. `token` is what callers have to send; default: one that is made up, `false`: none. Default: no control.
   */
  readonly control?: boolean | { readonly port?: number; readonly token?: string | false };
  /** What decides the responses. Default: `prismEngine`. */
  readonly engine?: EngineFactory;
  /** Where latency and pauses take their time from. Default: real time. */
  readonly clock?: Clock;
}

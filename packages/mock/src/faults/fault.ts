import type { Preference } from '../asking/ask.ts';
import type { MockResponse } from '../engine/engine.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { StopPoint } from './delivery.ts';

/** Something that happens to one request, as data. Made with `fault`, or read from its text form. */
export type Fault =
  | { readonly kind: 'pass' }
  | { readonly kind: 'answer'; readonly status: number; readonly example?: string }
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown; readonly headers?: Headers }
  | {
      readonly kind: 'rate-limit';
      readonly retryAfter?: number | string;
      readonly asDate?: boolean;
      readonly body?: unknown;
    }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'empty'; readonly status?: number }
  | { readonly kind: 'truncate'; readonly bytes?: number }
  | { readonly kind: 'reset'; readonly at: StopPoint }
  | { readonly kind: 'hang'; readonly at: StopPoint }
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs: number; readonly next?: Fault }
  | { readonly kind: 'redirect'; readonly status: number; readonly to?: string }
  | { readonly kind: 'edit'; readonly edit: EditResponse; readonly prefer?: Preference; readonly label?: string };

type Headers = Readonly<Record<string, string>>;

/** Changes the engine's response. The body is parsed if it is JSON, a string otherwise, and sent back the same way. */
export type EditResponse = (
  response: EditableResponse,
  request: ReceivedRequest,
) => EditableResponse | Promise<EditableResponse>;

/** A response in a form that is easy to change. */
export interface EditableResponse {
  readonly status: number;
  readonly headers: MockResponse['headers'];
  readonly body: unknown;
}

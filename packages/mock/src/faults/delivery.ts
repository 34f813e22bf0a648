/** How a response gets onto the wire. Without anything set: whole and at once. */
export interface Delivery {
  /** Milliseconds before the first byte. */
  readonly delayMs?: number;
  /** Where delivery stops before the end. */
  readonly stop?: StopPoint;
  /** What happens there: the connection is reset (TCP RST), or it stays open and silent. */
  readonly ending?: 'reset' | 'hang';
  /** Sends the body in pieces of this many bytes, each after a pause in milliseconds. */
  readonly drip?: { readonly bytes: number; readonly everyMs: number };
}

/** Before the headers, after them, or in the body: after its first half, or after so many bytes. */
export type StopPoint = 'before-headers' | 'after-headers' | 'mid-body' | { readonly bytes: number };

import type { BelvoEvents } from '../generated/data/webhooks.ts';

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

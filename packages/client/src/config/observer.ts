import type { BelvoError } from '../errors/belvo-error.ts';
import type { Confidence } from '../redact/scrub.ts';
import type { ResponseHeaders } from '../util/fetch.ts';

/** What observers are shown of a request. */
export interface ObservedRequest extends Confidence {
  /** Tells the attempts of one call from those of others. */
  readonly call: string | undefined;
  readonly operation: {
    readonly id: string;
    readonly method: string;
    readonly path: string;
    readonly secrets?: readonly string[];
  };
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What observers are shown of a success. */
export interface ObservedResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: unknown;
}

/** What `createHooks` makes: functions that look on while calls are made. They cannot change a call. */
export interface Hooks {
  /** Tells it from functions that are not wrapped yet. */
  readonly madeBy: 'createHooks';
  // What a compiler says of functions that are not wrapped yet.
  readonly before?: 'Wrap it: createHooks({ before })' | undefined;
  readonly after?: 'Wrap it: createHooks({ after })' | undefined;
  readonly retry?: 'Wrap it: createHooks({ retry })' | undefined;
  /**
   * Tells the attempts of one call from those of others.
   * @internal
   */
  callId(): string;
  /**
   * Runs an attempt, looking on.
   * @internal
   */
  attempt<A extends ObservedResponse>(request: ObservedRequest, number: number, run: () => Promise<A>): Promise<A>;
  /**
   * Told of a retry before the pause that precedes it.
   * @internal
   */
  onRetry(request: ObservedRequest, delayMs: number, error: BelvoError): void;
}

import { UsageError } from '../errors/call-errors.ts';
import { eventExamples, exampleValues, type OperationId, responseExamples } from '../generated/data/examples.ts';
import type { BelvoEvents } from '../generated/data/webhooks.ts';

/** Which example: a status, and a name where the status has several. */
export interface ExampleChoice {
  /** Default: the first success. */
  readonly status?: number | undefined;
  /** Default: the first of the status. */
  readonly example?: string | undefined;
}

/** An example as a response. */
export interface ExampleResponse {
  readonly status: number;
  readonly contentType: string;
  /** JSON; undefined for a response without a body. */
  readonly text: string | undefined;
}

/** What the specification knows of the responses of an operation. @throws UsageError when there is no such operation. */
export function responsesOf(operation: OperationId) {
  const entry = Object.hasOwn(responseExamples, operation) ? responseExamples[operation] : undefined;
  if (!entry) {
    throw new UsageError(`The specification has no operation "${operation}".`);
  }
  return entry[2];
}

/** Names of an operation's examples by status. */
export function examplesOf(operation: OperationId): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(responsesOf(operation));
  return Object.fromEntries(entries.map(([status, [, named]]) => [status, Object.keys(named)]));
}

/** Chooses an example. @throws UsageError naming what there is, when there is no such one. */
export function chooseExample(operation: OperationId, { status, example }: ExampleChoice): ExampleResponse {
  const responses = responsesOf(operation);
  const chosen = status === undefined ? Object.keys(responses).find((key) => key.startsWith('2')) : String(status);
  const response = chosen === undefined ? undefined : responses[chosen];
  if (chosen === undefined || !response) {
    throw new UsageError(`${operation} has no status ${status}. It has ${Object.keys(responses).join(', ')}.`);
  }
  const [contentType, named] = response;
  const name = example ?? Object.keys(named)[0];
  const index = name === undefined ? undefined : named[name];
  if (example !== undefined && index === undefined) {
    throw new UsageError(
      `${operation} ${chosen} has no example "${example}". It has ${Object.keys(named).join(', ')}.`,
    );
  }
  return { status: Number(chosen), contentType, text: index === undefined ? undefined : exampleValues[index] };
}

/**
 * The value of an example, a fresh copy each time.
 *
 * @example
 * const link = exampleOf('links_get');
 * const refused = exampleOf('links_update', { status: 400, example: 'login_error' });
 */
export function exampleOf(operation: OperationId, choice: ExampleChoice = {}): unknown {
  const { text } = chooseExample(operation, choice);
  return text === undefined ? undefined : JSON.parse(text);
}

/**
 * An event as Belvo sends it: the specification's first example of it, with your changes.
 *
 * @throws UsageError for a name that the specification does not have.
 * @example
 * const event = buildEvent('transactions-historical-update', { link_id: link.id });
 * await handler(new Request(url, { method: 'POST', headers: { authorization }, body: JSON.stringify(event) }));
 */
export function buildEvent<Name extends keyof BelvoEvents>(
  name: Name,
  changes: { readonly [Field in keyof BelvoEvents[Name]]?: BelvoEvents[Name][Field] | undefined } = {},
): BelvoEvents[Name] {
  const [index] = Object.values(eventExamples[name as string] ?? {});
  const text = index === undefined ? undefined : exampleValues[index];
  if (text === undefined) {
    throw new UsageError(`The specification has no example of an event "${String(name)}".`);
  }
  return { ...JSON.parse(text), ...changes };
}

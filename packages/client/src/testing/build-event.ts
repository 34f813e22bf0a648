import { UsageError } from '../errors/call-errors.ts';
import { eventExamples, exampleValues } from '../generated/data/examples.ts';
import type { BelvoEvents } from '../generated/data/webhooks.ts';

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
  changes: Partial<BelvoEvents[Name]> = {},
): BelvoEvents[Name] {
  const [index] = Object.values(eventExamples[name as string] ?? {});
  const text = index === undefined ? undefined : exampleValues[index];
  if (text === undefined) {
    throw new UsageError(`The specification has no example of an event "${String(name)}".`);
  }
  return { ...JSON.parse(text), ...changes };
}

import { Kind } from '../observe/kinds.ts';
import { MANY, type Shape } from '../observe/shape.ts';
import type { Clusters } from './clusters.ts';
import type { OperationModel } from './model.ts';
import type { PropertyNotes } from './notes.ts';
import type { Usage } from './usage.ts';

/** Why keys of a schema are called required. */
export type RequiredReason = 'note' | 'always-present' | 'partial-example' | 'leading-field' | 'money-pair';

export interface RequiredKeys {
  readonly keys: readonly string[];
  readonly reason: RequiredReason;
}

const SCALAR = Kind.String | Kind.Integer | Kind.Number;
const AMOUNT = /^(?:amount|value)$/i;
const CURRENCY = /^(?:currency|currency_?code)$/i;

/**
 * Which keys of a schema are always there. A collection does not say, so every rule below rests on evidence that the
 * package's README names, strongest first; a key that any object lacked is never required.
 *
 * 1. What people wrote: "(Required)" notes of form fields, tables of fields in descriptions.
 * 2. Objects written by people, `MANY` or more: the keys they all have. Not in a collection that a generator wrote,
 *    which repeats one example as often as it likes.
 * 3. A request example that leaves out some of the fields the schema is known to have: the fields it does send.
 * 4. The leading field of an object in a request body, if it is a scalar: authors list what is needed first.
 * 5. In success responses an amount and its currency, which mean nothing apart.
 */
export function inferRequired(
  operations: readonly OperationModel[],
  usages: ReadonlyMap<number, Usage>,
  clusters: Clusters,
  generated: boolean,
  propertyNotes: PropertyNotes,
): Map<number, RequiredKeys> {
  const required = new Map<number, RequiredKeys>();
  for (const usage of usages.values()) {
    const found = fromEvidence(usage, generated);
    if (found && found.keys.length > 0) {
      required.set(usage.id, found);
    }
  }
  for (const [cluster, own] of propertyNotes) {
    const said = [...own].filter(([, note]) => note.required !== undefined);
    if (said.length > 0) {
      required.set(cluster, { keys: said.filter(([, note]) => note.required).map(([key]) => key), reason: 'note' });
    }
  }
  for (const operation of operations) {
    for (const content of operation.requests.values()) {
      const notes = content.sightings.flatMap((sighting) => (sighting.required ? [sighting.required] : []));
      if (notes.length > 0 && content.shape.props) {
        required.set(clusters.of(content.shape).id, { keys: [...new Set(notes.flat())], reason: 'note' });
      }
    }
  }
  return required;
}

function fromEvidence(usage: Usage, generated: boolean): RequiredKeys | undefined {
  const { shape } = usage;
  const sure = [...(shape.props?.keys() ?? [])].filter((key) => !shape.optional?.has(key));
  if (!generated && shape.real >= MANY) {
    return { keys: sure, reason: 'always-present' };
  }
  if (usage.answered) {
    return { keys: moneyPair(sure), reason: 'money-pair' };
  }
  if (shape.real > 0 && shape.optional) {
    return { keys: sure, reason: 'partial-example' };
  }
  const lead = shape.props?.keys().next().value;
  const leads = lead !== undefined && sure.includes(lead) && isScalar(shape.props?.get(lead));
  return { keys: leads ? [lead] : [], reason: 'leading-field' };
}

function isScalar(shape: Shape | undefined): boolean {
  const kinds = shape ? shape.kinds & ~Kind.Null : 0;
  return kinds !== 0 && (kinds & ~SCALAR) === 0;
}

function moneyPair(keys: readonly string[]): string[] {
  const amounts = keys.filter((key) => AMOUNT.test(key));
  const currencies = keys.filter((key) => CURRENCY.test(key));
  return amounts.length > 0 && currencies.length > 0
    ? keys.filter((key) => AMOUNT.test(key) || CURRENCY.test(key))
    : [];
}

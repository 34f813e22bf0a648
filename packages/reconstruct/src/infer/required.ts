import { Kind } from '../observe/kinds.ts';
import type { Shape } from '../observe/shape.ts';
import type { Cluster, Clusters } from './clusters.ts';
import type { OperationModel } from './model.ts';
import type { PropertyNotes } from './notes.ts';
import { asksFor } from './refusals.ts';
import type { Usage } from './usage.ts';

/** Why keys of a schema are called required. */
export type RequiredReason = 'note' | 'refused-without' | 'partial-example' | 'leading-field' | 'pair' | 'money-pair';

export interface RequiredKeys {
  readonly keys: readonly string[];
  readonly reason: RequiredReason;
}

const SCALAR = Kind.String | Kind.Integer | Kind.Number;
const AMOUNT = /^(?:amount|value)$/i;
const CURRENCY = /^(?:currency|currency_?code)$/i;

/** Names of fields that are rarely needed: prose, flags and lists of extras. */
const EXTRA = /desc|comment|note|remark|tags?$|labels?$|meta|extra|option|^(?:_?id|uuid)$/i;
const CODE = /^(?:code|slug|key)$/i;

/**
 * Which keys of a schema are always there. A collection does not say, so every rule below rests on evidence that the
 * package's README names, strongest first; a key that any object lacked is never required.
 *
 * 1. What people wrote: "(Required)" notes of form fields, tables of fields in descriptions.
 * 2. A refusal that names the field: "name is required". The success of the same request has the field as well.
 * 3. A request example of a generator that leaves out some of the fields the schema is known to have: those it sends.
 * 4. The leading field of a request body: authors list what is needed first. What people typed counts where it is no
 *    flag, list or remark, and where it is no update, which shows what is changed; with it go codes. Below the body
 *    the field that leads is needed as seldom as any other (in one of five public descriptions, against one of three
 *    in a body), but both fields of an object that has two are, unless both are objects: then they are alternatives.
 * 5. In success responses an amount and its currency, which mean nothing apart.
 *
 * That every object of a list has a key is no rule: in 433 public descriptions one response property in five is
 * called required, and none of the names that are always there more often than every third time.
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
    const found = generated ? fromGenerated(usage) : fromTyped(usage);
    if (found.keys.length > 0) {
      required.set(usage.id, found);
    }
  }
  for (const operation of generated ? [] : operations) {
    addRefusals(operation, clusters, required);
  }
  for (const [cluster, own] of propertyNotes) {
    // What nobody said anything about stays with the other evidence.
    const said = [...own].filter(([, note]) => note.required).map(([key]) => key);
    const others = (required.get(cluster)?.keys ?? []).filter((key) => own.get(key)?.required === undefined);
    if ([...own.values()].some((note) => note.required !== undefined)) {
      required.set(cluster, { keys: [...new Set([...said, ...others])], reason: 'note' });
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

/** Keys that every object has. */
function sureKeys(shape: Shape): string[] {
  return [...(shape.props?.keys() ?? [])].filter((key) => !shape.optional?.has(key));
}

function fromGenerated(usage: Usage): RequiredKeys {
  const { shape } = usage;
  const sure = sureKeys(shape);
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

function fromTyped(usage: Usage): RequiredKeys {
  const { shape } = usage;
  const sure = sureKeys(shape);
  if (![...usage.asked].some((method) => method !== 'PATCH')) {
    return { keys: usage.answered ? moneyPair(sure) : [], reason: 'money-pair' };
  }
  const telling = sure.filter((key) => isTelling(key, shape.props?.get(key)));
  const nested = usage.roots.length === 0;
  const size = shape.props?.size ?? 0;
  if (nested && size === 2 && telling.length === 2 && !telling.every((key) => isObject(shape.props?.get(key)))) {
    return { keys: telling, reason: 'pair' };
  }
  const isUpdate = size > 1 && [...usage.asked].every((method) => method === 'PUT' || method === 'PATCH');
  if (isUpdate && !nested) {
    return { keys: [], reason: 'leading-field' };
  }
  const lead = nested ? undefined : shape.props?.keys().next().value;
  return { keys: telling.filter((key) => key === lead || CODE.test(key)), reason: 'leading-field' };
}

/** Whether a field of a request looks like more than an extra. */
function isTelling(key: string, shape: Shape | undefined): boolean {
  const kinds = shape?.kinds ?? 0;
  return kinds !== 0 && (kinds & (Kind.Null | Kind.Boolean | Kind.Array)) === 0 && !EXTRA.test(key);
}

function addRefusals(operation: OperationModel, clusters: Clusters, required: Map<number, RequiredKeys>): void {
  const refusals = ['400', '422'].flatMap((status) => operation.responses.get(status)?.sightings ?? []);
  const texts = [...new Set(refusals.map((sighting) => sighting.body))];
  if (texts.length === 0) {
    return;
  }
  for (const content of operation.requests.values()) {
    const keys = [...(content.shape.props?.keys() ?? [])].filter((key) => texts.some((text) => asksFor(text, key)));
    if (keys.length === 0) {
      continue;
    }
    add(clusters.of(content.shape), keys, required);
    for (const response of operation.responses.values()) {
      for (const { shape } of response.status.startsWith('2') ? response.contents.values() : []) {
        if (shape.props) {
          const { id, shape: known } = clusters.of(shape);
          const sure = sureKeys(known);
          add(
            { id, shape: known },
            keys.filter((key) => sure.includes(key)),
            required,
          );
        }
      }
    }
  }
}

function add(cluster: Cluster, keys: readonly string[], required: Map<number, RequiredKeys>): void {
  const before = required.get(cluster.id)?.keys ?? [];
  const order = [...(cluster.shape.props?.keys() ?? [])];
  const all = order.filter((key) => before.includes(key) || keys.includes(key));
  if (keys.length > 0) {
    required.set(cluster.id, { keys: all, reason: 'refused-without' });
  }
}

function isObject(shape: Shape | undefined): boolean {
  return ((shape?.kinds ?? 0) & Kind.Object) !== 0;
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

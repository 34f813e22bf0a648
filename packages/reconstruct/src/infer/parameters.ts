import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { Kind } from '../observe/kinds.ts';
import type { ItemObservation, ParameterSighting } from '../observe/observations.ts';
import { decodePlaceholder } from '../observe/placeholders.ts';
import { looksGenerated } from '../observe/real-values.ts';
import type { Shape } from '../observe/shape.ts';
import type { ShapeStore } from '../observe/shape-store.ts';
import { listStyle, textShape } from '../observe/text-values.ts';
import type { ParameterModel } from './model.ts';
import { parameterNames } from './path-names.ts';
import { isAlwaysAsked, parameterKey } from './required-parameters.ts';

/** Merges all sightings of an operation's parameters; path parameters are matched by position. */
export function inferParameters(
  items: readonly ItemObservation[],
  pathParameters: readonly string[],
  store: ShapeStore,
  diagnostics: Diagnostics,
): ParameterModel[] {
  const groups = new Map<string, ParameterSighting[]>();
  for (const name of pathParameters) {
    groups.set(`path:${name}`, []);
  }
  for (const item of items) {
    const own = parameterNames(item.template);
    for (const sighting of item.parameters) {
      const name =
        sighting.in === 'path' ? (pathParameters[own.indexOf(sighting.name)] ?? sighting.name) : sighting.name;
      const key = parameterKey(sighting.in, name);
      const group = groups.get(key);
      if (group) {
        group.push(sighting);
      } else if (sighting.in !== 'path') {
        groups.set(key, [sighting]);
      }
    }
  }
  const models: ParameterModel[] = [];
  for (const [key, sightings] of groups) {
    const place = key.slice(0, key.indexOf(':')) as ParameterModel['in'];
    const name = place === 'path' ? key.slice(5) : (sightings[0]?.name ?? key);
    models.push(inferParameter(place, name, sightings, items, store, diagnostics));
  }
  return models;
}

function inferParameter(
  place: ParameterModel['in'],
  name: string,
  sightings: readonly ParameterSighting[],
  items: readonly ItemObservation[],
  store: ShapeStore,
  diagnostics: Diagnostics,
): ParameterModel {
  const repeated = place === 'query' && isRepeated(name, items);
  let shape = store.blank;
  let style: ParameterModel['style'];
  let before: ParameterSighting | undefined;
  for (const sighting of acceptedOnly(sightings)) {
    // Saved requests repeat the same value over and over.
    const again = before !== undefined && before.value === sighting.value && before.source === sighting.source;
    before = sighting;
    if (again || sighting.value === undefined || sighting.value === '') {
      continue;
    }
    style ??= listStyle(sighting.value);
    shape = store.merge(shape, textShape(sighting.value, sighting.source === 'saved' ? 'response' : 'request', store));
  }
  if (repeated) {
    shape = store.merge(store.claim(Kind.Array), store.ofItems(shape, 'response'));
  }
  const listed = items.map((item) => item.listed.request.get(name)).find((found) => found !== undefined);
  const noted = sightings.find(({ description, note: own }) => description !== '' || own.deprecated || own.type)?.note;
  const note = noted ?? listed;
  const isArray = (shape.kinds & Kind.Array) !== 0;
  const model: ParameterModel = {
    in: place,
    name,
    required:
      place === 'path' ||
      sightings.some((sighting) => sighting.required) ||
      listed?.required === true ||
      (!store.generated && note?.required !== false && isAlwaysAsked(place, name, sightings, shape, items)),
    description: longest(sightings) || (listed?.text ?? ''),
    shape,
    choices: note?.choices ?? sightings.find((sighting) => sighting.choices)?.choices ?? actionsOf(name, sightings),
    note,
    style: isArray && !repeated ? (style ?? 'form') : undefined,
    explode: isArray && !repeated && place === 'query' ? false : undefined,
    example: acceptedOnly(sightings)
      .map((sighting) => store.filledIn(sighting.value))
      .find(isWorthShowing),
    sightings,
  };
  if (place !== 'path' && (shape.claimed === 0 || (shape.claimed & ~Kind.Null) === 0)) {
    noteGuess(model, shape, diagnostics);
  }
  return model;
}

/** SOAP 1.1 (6.1.1) tells by a header which of the operations on a path is meant: those that were called. */
function actionsOf(name: string, sightings: readonly ParameterSighting[]): readonly string[] | undefined {
  if (!/^soapaction$/i.test(name)) {
    return undefined;
  }
  const values = new Set(sightings.flatMap(({ value }) => (value === undefined || /\{\{/.test(value) ? [] : [value])));
  return values.size > 1 ? [...values] : undefined;
}

function noteGuess(model: ParameterModel, shape: Shape, diagnostics: Diagnostics): void {
  const kinds = shape.kinds;
  if (kinds === 0 || kinds === Kind.String) {
    return;
  }
  const where = model.sightings[0]?.where ?? '';
  const values = [...new Set(model.sightings.map((sighting) => sighting.value ?? ''))].slice(0, 3).join(', ');
  diagnostics.add(
    'info',
    'parameter-type-guessed',
    where,
    `The type of ${model.in} parameter "${model.name}" is taken from its values.`,
    values,
  );
}

// One request has it more than once. Two different placeholders under one name are two parameters that happen to share
// it, not a list.
function isRepeated(name: string, items: readonly ItemObservation[]): boolean {
  return items.some((item) => {
    const own = item.parameters.filter((one) => one.in === 'query' && one.name === name && one.source === 'request');
    return own.some((one, i) => {
      const before = own[i - 1];
      return before !== undefined && (before.value === one.value || !decodePlaceholder(one.value ?? ''));
    });
  });
}

function longest(sightings: readonly ParameterSighting[]): string {
  return sightings.find((sighting) => sighting.description !== '')?.description ?? '';
}

function isWorthShowing(value: string | undefined): boolean {
  return (
    value !== undefined && value !== '' && !value.includes('{{') && !/<[^<>]+>/.test(value) && !looksGenerated(value)
  );
}

/** Sightings in requests that were not refused; all of them where there are no others. */
function acceptedOnly(sightings: readonly ParameterSighting[]): readonly ParameterSighting[] {
  const accepted = sightings.filter((sighting) => !sighting.rejected);
  return accepted.length > 0 ? accepted : sightings;
}

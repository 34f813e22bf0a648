import type { ItemObservation } from '../observe/observations.ts';
import type { Shape } from '../observe/shape.ts';
import { type FieldNote, fieldNote } from '../read/notes.ts';
import type { Clusters } from './clusters.ts';
import type { OperationModel } from './model.ts';
import { innermost, type Usage } from './usage.ts';

const NO_NOTE = fieldNote('');

/** A place that a test fails without. */
const TESTED: FieldNote = { ...NO_NOTE, required: true };

/** What people wrote about the keys of schemas: by cluster, by key. */
export type PropertyNotes = ReadonlyMap<number, ReadonlyMap<string, FieldNote>>;

/** Brings the notes of form fields, and the tables and lists of fields in descriptions, to the schemas they are about. */
export function propertyNotes(
  operations: readonly OperationModel[],
  clusters: Clusters,
  usages: ReadonlyMap<number, Usage>,
): PropertyNotes {
  const notes = new Map<number, Map<string, FieldNote>>();
  const add = (shape: Shape, path: readonly string[], note: FieldNote): boolean => {
    const [key, ...rest] = path;
    const place = innermost(shape).shape;
    const member = key === undefined || !place.props ? undefined : clusters.bestOf(place).props?.get(key);
    if (!member || key === undefined) {
      return false;
    }
    if (rest.length > 0) {
      return add(member, rest, note);
    }
    const { id } = clusters.of(place);
    // What an answer always has, a request need not send.
    if (note === TESTED && (usages.get(id)?.asked.size ?? 0) > 0) {
      return true;
    }
    const own = notes.get(id) ?? new Map<string, FieldNote>();
    notes.set(id, own);
    const before = own.get(key);
    if (!before) {
      own.set(key, note);
    } else {
      own.set(key, {
        ...before,
        required: before.required ?? note.required,
        choices: before.choices ?? note.choices,
      });
    }
    return true;
  };
  const addListed = (shape: Shape, listed: Iterable<readonly [string, FieldNote]>): void => {
    for (const [name, note] of listed) {
      // Some keys have dots in them; and an envelope is often left out of what is written.
      const found = add(shape, [name], note) || add(shape, name.split('.'), note);
      if (!found) {
        addInside(shape, name, note, add);
      }
    }
  };
  for (const operation of operations) {
    for (const content of operation.requests.values()) {
      for (const sighting of content.sightings) {
        for (const [name, note] of sighting.notes) {
          add(content.shape, [name], note);
        }
      }
      addListed(content.shape, listedBy(operation.items, 'request'));
    }
    for (const response of operation.responses.values()) {
      for (const content of /^2/.test(response.status) ? response.contents.values() : []) {
        addListed(content.shape, listedBy(operation.items, 'response'));
        for (const path of operation.items.flatMap((item) => item.tested)) {
          add(content.shape, path, TESTED);
        }
        // Saved responses may hold values that no test thought of.
        const isSaved = content.sightings.some(({ source }) => source !== 'test');
        for (const { path, values } of isSaved ? [] : operation.items.flatMap((item) => item.testedChoices)) {
          add(content.shape, path, { ...NO_NOTE, choices: values });
        }
      }
    }
  }
  return notes;
}

function addInside(
  shape: Shape,
  name: string,
  note: FieldNote,
  add: (shape: Shape, path: readonly string[], note: FieldNote) => boolean,
): void {
  for (const member of innermost(shape).shape.props?.values() ?? []) {
    if (innermost(member).shape.props && add(member, name.split('.'), note)) {
      return;
    }
  }
}

function listedBy(items: readonly ItemObservation[], side: 'request' | 'response'): readonly [string, FieldNote][] {
  return items.flatMap((item) => [...item.listed[side]]);
}

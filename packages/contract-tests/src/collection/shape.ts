import { isObject, type Json, type Place, showPlace } from '../schema/json.ts';

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** With and without hyphens: both forms occur in responses. */
const UUID = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** What Postman's placeholders stand for. */
const placeholders: Record<string, (value: Json) => boolean> = {
  '<string>': (value) => typeof value === 'string',
  '<uuid>': (value) => typeof value === 'string' && UUID.test(value),
  '<dateTime>': (value) => typeof value === 'string' && TIMESTAMP.test(value),
  '<date>': (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  '<integer>': (value) => Number.isInteger(value),
  '<long>': (value) => Number.isInteger(value),
  '<number>': (value) => typeof value === 'number',
  '<float>': (value) => typeof value === 'number',
  '<double>': (value) => typeof value === 'number',
  '<boolean>': (value) => typeof value === 'boolean',
};

/** Whether a value has the form of a saved one; `null` has every form. */
function fits(saved: Json, value: Json): boolean {
  if (value === null || saved === null) {
    return true;
  }
  if (Array.isArray(saved) || Array.isArray(value)) {
    return Array.isArray(saved) && Array.isArray(value);
  }
  const known = typeof saved === 'string' ? placeholders[saved] : undefined;
  return known ? known(value) : typeof saved === typeof value;
}

/** A field of a saved body: where it is, without the numbers of items, and what was saved there. */
export interface SavedField {
  /** Keys from the root; `0` for the items of a list. */
  readonly place: Place;
  readonly saved: Json;
}

/** Every field of a saved body, the body itself first. A saved list describes its items by its first. */
export function savedFields(saved: Json, place: Place = []): readonly SavedField[] {
  const inside = Array.isArray(saved)
    ? saved.slice(0, 1).flatMap((item: Json) => savedFields(item, [...place, 0]))
    : isObject(saved)
      ? Object.entries(saved).flatMap(([key, value]) => savedFields(value, [...place, key]))
      : [];
  return [{ place, saved }, ...inside];
}

/** What bodies hold at a place, in every item of their lists. */
function valuesAt(bodies: readonly Json[], place: Place): readonly Json[] {
  return place.reduce<readonly Json[]>(
    (values, key) =>
      values.flatMap((value) => {
        if (typeof key === 'number') {
          return Array.isArray(value) ? (value as readonly Json[]) : [];
        }
        return isObject(value) && key in value ? [value[key] as Json] : [];
      }),
    bodies,
  );
}

/**
 * The fields of a saved body that none of several bodies shows in its form, as sentences. Where no body has the
 * object that a field belongs to, or an item of its list, the object is told and not its fields.
 *
 * @param matters Whether a field is to be shown at all.
 */
export function unshownFields(
  saved: Json,
  bodies: readonly Json[],
  matters: (field: SavedField) => boolean = () => true,
): readonly string[] {
  return savedFields(saved).flatMap((field) => {
    const { place } = field;
    const values = valuesAt(bodies, place);
    const parents = valuesAt(bodies, place.slice(0, -1)).filter((parent) =>
      typeof place.at(-1) === 'number' ? Array.isArray(parent) && parent.length > 0 : isObject(parent),
    );
    const isShown = values.some((value) => fits(field.saved, value));
    if (isShown || (place.length > 0 && parents.length === 0) || !matters(field)) {
      return [];
    }
    const at = showPlace(place) || 'the body';
    const [value] = values;
    return value === undefined
      ? [`${at} is missing`]
      : [`${at} is ${JSON.stringify(value)}, saved as ${JSON.stringify(field.saved)}`];
  });
}

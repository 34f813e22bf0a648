import type { Json } from '@belvo-openapi/spec';

export type { Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is a JSON object, arrays excluded. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A place inside a JSON value: keys and indexes from the root. */
export type Place = readonly (string | number)[];

/** `body.items[0].name`, for messages. */
export function showPlace(place: Place): string {
  return place.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );
}

/** The value at a place, or `undefined`. */
export function valueAt(root: Json | undefined, place: Place): Json | undefined {
  let node: Json | undefined = root;
  for (const key of place) {
    node = Array.isArray(node) ? node[key as number] : isObject(node) ? node[key] : undefined;
  }
  return node;
}

/** A copy of `root` with the value at `place` replaced, or removed when `value` is `undefined`. */
export function withValueAt(root: Json, place: Place, value: Json | undefined): Json {
  const [key, ...rest] = place;
  if (key === undefined) {
    return value === undefined ? null : value;
  }
  const changed = structuredClone(root) as Record<string | number, Json>;
  const next = rest.length === 0 ? value : withValueAt((changed[key] ?? null) as Json, rest, value);
  if (next === undefined) {
    delete changed[key];
  } else {
    changed[key] = next;
  }
  return changed as Json;
}

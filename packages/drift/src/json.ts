/** A JSON object whose content is yet unknown. */
export type JsonObject = { readonly [key: string]: unknown };

/** Whether a value is a JSON object, neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a JSON object, or none. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The elements of an array, or none. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

import { UsageError } from '../errors/call-errors.ts';

/** An object with named values, as opposed to null, a list, a `Map`, a form, or anything that is no object. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(Symbol.iterator in value);
}

/**
 * Refuses names that mean nothing: a misspelt setting would be none. `undefined` stands for one that is left out.
 *
 * @param problem The beginning of a sentence that ends with the name.
 * @throws UsageError naming the first one, and those there are.
 */
export function checkNames(given: object, known: readonly string[], problem: string): void {
  for (const name in given) {
    if (!known.includes(name) && (given as Readonly<Record<string, unknown>>)[name] !== undefined) {
      throw new UsageError(`${problem} "${name}". There is ${known.join(', ') || 'none'}.`);
    }
  }
}

/**
 * Settings that are numbers, such as milliseconds or bytes: what is given, over what was there before.
 *
 * @throws UsageError naming a setting that is no number or below `least`.
 */
export function numbers<Name extends string>(
  given: { readonly [N in Name]?: number | undefined } | null,
  fallback: Readonly<Record<Name, number>>,
  least: 0 | 1,
): Record<Name, number> {
  const settings: Record<Name, number> = { ...fallback };
  for (const name in fallback) {
    const value = given?.[name] ?? fallback[name];
    if (typeof value !== 'number' || !(value >= least)) {
      throw new UsageError(`${name} must be a number from ${least}, got ${String(value)}.`);
    }
    settings[name] = value;
  }
  return settings;
}

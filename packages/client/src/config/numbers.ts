import { UsageError } from '../errors/usage-error.ts';

/**
 * Settings that are numbers, such as milliseconds or bytes: what is given, over what was there before.
 *
 * @throws UsageError naming a setting that is no number or below `least`.
 */
export function numbers<Name extends string>(
  given: { readonly [N in Name]?: number | undefined },
  fallback: Readonly<Record<Name, number>>,
  least: 0 | 1,
): Record<Name, number> {
  const settings: Record<Name, number> = { ...fallback };
  for (const name in fallback) {
    const value = given[name] ?? fallback[name];
    if (typeof value !== 'number' || !(value >= least)) {
      throw new UsageError(`${name} must be a number from ${least}, got ${String(value)}.`);
    }
    settings[name] = value;
  }
  return settings;
}

import type { Schema } from '@belvo-openapi/spec';

/** The value limits of a schema in words, as in `at least 3 characters`; patterns are set in backticks. */
export function describeLimits(flat: Schema): string[] {
  const limits: string[] = [];
  addRange(limits, flat.minLength, flat.maxLength, 'character');
  addRange(limits, flat.minItems, flat.maxItems, 'item');
  addRange(limits, flat.minProperties, flat.maxProperties, 'property');
  addBounds(limits, flat);
  if (typeof flat.multipleOf === 'number') {
    limits.push(`a multiple of ${flat.multipleOf}`);
  }
  if (flat.uniqueItems === true) {
    limits.push('no item twice');
  }
  if (typeof flat.pattern === 'string') {
    limits.push(`matches \`${flat.pattern}\``);
  }
  return limits;
}

function addRange(limits: string[], min: unknown, max: unknown, unit: string): void {
  const plural = (count: number) => (count === 1 ? unit : unit === 'property' ? 'properties' : `${unit}s`);
  if (typeof min === 'number' && min === max) {
    limits.push(`exactly ${min} ${plural(min)}`);
  } else if (typeof min === 'number' && min > 0 && typeof max === 'number') {
    limits.push(`${min} to ${max} ${plural(max)}`);
  } else if (typeof max === 'number') {
    limits.push(`at most ${max} ${plural(max)}`);
  } else if (typeof min === 'number' && min > 0) {
    limits.push(`at least ${min} ${plural(min)}`);
  }
}

function addBounds(limits: string[], flat: Schema): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = flat;
  if (typeof minimum === 'number' && typeof maximum === 'number') {
    limits.push(`${minimum} to ${maximum}`);
  } else if (typeof minimum === 'number') {
    limits.push(`at least ${minimum}`);
  } else if (typeof maximum === 'number') {
    limits.push(`at most ${maximum}`);
  }
  if (typeof exclusiveMinimum === 'number') {
    limits.push(`more than ${exclusiveMinimum}`);
  }
  if (typeof exclusiveMaximum === 'number') {
    limits.push(`less than ${exclusiveMaximum}`);
  }
}

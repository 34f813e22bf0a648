import { isObject, type Json, type Place } from '../schema/json.ts';
import { flatten, type Resolve, type Schema, type SchemaObject, typesOf } from '../schema/schema.ts';

/** A schema and the alternatives in it, each without references. */
function alternativesOf(schema: Schema, resolve: Resolve): readonly SchemaObject[] {
  const flat = flatten(schema, resolve);
  const branches = [...(flat.anyOf ?? []), ...(flat.oneOf ?? [])];
  return [flat, ...branches.flatMap((branch) => alternativesOf(branch, resolve))];
}

/** Type and format of what a saved value, or Postman's placeholder for one, stands for. */
const PLACEHOLDERS: Readonly<Record<string, readonly [type: string, format?: string]>> = {
  '<string>': ['string'],
  '<uuid>': ['string', 'uuid'],
  '<dateTime>': ['string', 'date-time'],
  '<date>': ['string', 'date'],
  '<integer>': ['integer'],
  '<long>': ['integer'],
  '<number>': ['number'],
  '<float>': ['number'],
  '<double>': ['number'],
  '<boolean>': ['boolean'],
};

function formOf(saved: Json): readonly [type: string, format?: string] {
  if (typeof saved === 'string') {
    return PLACEHOLDERS[saved] ?? ['string'];
  }
  if (saved === null) {
    return ['null'];
  }
  return [Array.isArray(saved) ? 'array' : isObject(saved) ? 'object' : typeof saved];
}

/**
 * Whether a schema has a field at a place, and takes what was saved there. Where the object around it comes in several
 * forms, each of them has to have it: what one form has, an example of another one cannot show.
 */
export function describes(schema: Schema, place: Place, saved: Json, resolve: Resolve): boolean {
  const step = (schemas: readonly SchemaObject[], key: string | number): readonly SchemaObject[] =>
    schemas.flatMap(({ properties = {}, items }) => {
      const next = typeof key === 'number' ? items : properties[key];
      return next === undefined ? [] : alternativesOf(next, resolve);
    });
  const around = place.slice(0, -1).reduce(step, alternativesOf(schema, resolve));
  const last = place.at(-1);
  const forms = around.filter(({ properties }) => properties !== undefined);
  if (typeof last === 'string' && !forms.every(({ properties }) => properties?.[last] !== undefined)) {
    return false;
  }
  const [type, format] = formOf(saved);
  return (last === undefined ? around : step(around, last)).some((one) => {
    const types = typesOf(one);
    const isType = types.includes(type) || (type === 'integer' && types.includes('number'));
    return isType && (format === undefined || one.format === format);
  });
}

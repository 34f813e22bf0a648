import { isObject, type Json, type Place, showPlace } from '../schema/json.ts';

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** With and without hyphens: both forms occur in answers. */
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

/**
 * How a body differs from the shape of a saved one. A saved field may be `null` today, a body may have more fields;
 * a saved array describes its items by its first.
 */
export function shapeDifferences(saved: Json, body: Json | undefined, place: Place = []): readonly string[] {
  const at = showPlace(place) || 'the body';
  if (body === undefined) {
    return [`${at} is missing`];
  }
  if (Array.isArray(saved)) {
    const item = saved[0] as Json | undefined;
    if (!Array.isArray(body)) {
      return [`${at} is no list`];
    }
    return item === undefined
      ? []
      : body.flatMap((one: Json, index: number) => shapeDifferences(item, one, [...place, index]));
  }
  if (isObject(saved)) {
    return isObject(body)
      ? Object.entries(saved).flatMap(([key, value]) => shapeDifferences(value, body[key], [...place, key]))
      : [`${at} is no object`];
  }
  if (body === null) {
    return [];
  }
  const fits = typeof saved === 'string' ? placeholders[saved] : undefined;
  const matches = fits ? fits(body) : typeof body === typeof saved;
  return matches ? [] : [`${at} is ${JSON.stringify(body)}, saved as ${JSON.stringify(saved)}`];
}

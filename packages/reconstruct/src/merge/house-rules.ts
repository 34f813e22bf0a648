import { asArray, isDict, put } from '../read/guards.ts';
import type { HouseStyle } from './house-style.ts';

/**
 * The object schema of a request body, with what every other one of the specification says: that it holds nothing else,
 * that required text is not empty, and the extensions of properties of the same name.
 */
export function requestObject(schema: Record<string, unknown>, house: HouseStyle): Record<string, unknown> {
  const { properties } = schema;
  if (!isDict(properties)) {
    return schema;
  }
  const required = asArray(schema.required);
  const own: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    put(own, name, requestProperty(name, property, required.includes(name), house));
  }
  const closed = house.closedRequests && schema.type === 'object' && schema.additionalProperties === undefined;
  return { ...(closed && { type: 'object', additionalProperties: false }), ...schema, properties: own };
}

/** A property of a request body, as the specification writes those of the same name. */
export function requestProperty(name: string, schema: unknown, required: boolean, house: HouseStyle): unknown {
  if (!isDict(schema)) {
    return schema;
  }
  const filled = house.filledRequests && required && schema.type === 'string' && schema.minLength === undefined;
  return { ...schema, ...(filled && { minLength: 1 }), ...house.extensions.get(name) };
}

/** The description of a response, as a sentence where all others are. */
export function responseDescription(text: unknown, house: HouseStyle): unknown {
  const open = typeof text === 'string' && /[\p{L}\p{N})]$/u.test(text.trim());
  return open && house.sentences ? `${text.trim()}.` : text;
}

import { isDate } from './formats.ts';

/** Keys the generator makes up for the entries of a map. */
const GENERATED = /^key_\d+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HASH = /^(?=.*\d)[0-9a-f]{16,}$/i;
const NUMBER = /^\d+$/;

/**
 * Tells which keys of an object are data rather than field names: the generator's own (`key_0`), or all of them when
 * every key is an id, a number or a date. Undefined when none is.
 */
export function dataKeys(keys: readonly string[]): ((key: string) => boolean) | undefined {
  if (keys.includes('key_0')) {
    return (key) => GENERATED.test(key);
  }
  const first = keys[0];
  if (first === undefined || !isDataKey(first) || !keys.every(isDataKey)) {
    return undefined;
  }
  return () => true;
}

function isDataKey(key: string): boolean {
  const code = key.charCodeAt(0);
  const hexadecimal = (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
  return hexadecimal && (NUMBER.test(key) || UUID.test(key) || HASH.test(key) || isDate(key));
}

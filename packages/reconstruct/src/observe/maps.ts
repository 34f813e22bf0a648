import { isDate } from './formats.ts';
import { Kind, NUMERIC } from './kinds.ts';
import type { Shape } from './shape.ts';

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

/** Entries from which on things that are all alike are taken for the entries of a map. */
const MANY = 5;
/** Names that are fields however alike what they hold is. */
const CALENDAR =
  /^(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?$|^(?:wed|thu|sat)$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** What no field of a programming language is called. */
const UNUSUAL = /[./: ]/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * Whether the keys of an object that somebody saved are data, by what they hold: five or more objects of the very same
 * keys, settings by their path (`log.level`), amounts by their currency.
 */
export function areData(keys: readonly string[], members: readonly Shape[]): boolean {
  const [first] = members;
  if (keys.length < 3 || first === undefined) {
    return false;
  }
  const alike = members.every((member) => haveOneForm(first, member));
  if (!alike) {
    return false;
  }
  const form = innermost(first);
  if (form.layout) {
    return keys.length >= MANY && form.layout.keys.length > 1 && !keys.every((key) => CALENDAR.test(key));
  }
  if (form !== first) {
    return false;
  }
  const odd = keys.filter((key) => UNUSUAL.test(key)).length;
  return (
    (keys.length >= MANY && odd * 2 >= keys.length) ||
    ((first.kinds & NUMERIC) !== 0 && keys.every((key) => CURRENCY.test(key)))
  );
}

/** Whether two places hold things of one kind, objects of the very same keys. */
export function haveOneForm(a: Shape, b: Shape): boolean {
  if (a === b) {
    return true;
  }
  const one = broad(a.kinds);
  if (one === 0 || one !== broad(b.kinds) || (a.layout !== undefined) !== (b.layout !== undefined)) {
    return false;
  }
  if (a.layout && b.layout) {
    return a.layout.unordered === b.layout.unordered;
  }
  return !a.items || !b.items || haveOneForm(a.items, b.items);
}

function broad(kinds: number): number {
  const known = kinds & ~Kind.Null;
  return known & NUMERIC ? known | NUMERIC : known;
}

function innermost(shape: Shape): Shape {
  let at = shape;
  while (!at.layout && at.items) {
    at = at.items;
  }
  return at;
}

import { Kind } from './kinds.ts';

/** Whether a variable's value is a number or a boolean when it stands without quotes. */
export function isScalar(value: string): boolean {
  return /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(value);
}

/**
 * What Postman makes up for a dynamic variable; undefined for any other. Names as in "Dynamic variables" of Postman's
 * documentation; those that are not listed make words.
 */
export function madeUp(name: string): { readonly kind: number; readonly format: string } | undefined {
  if (!name.startsWith('$')) {
    return undefined;
  }
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  return { kind: Object.hasOwn(KINDS, name) ? (KINDS[name] as number) : Kind.String, format: format ?? '' };
}

const KINDS: Readonly<Record<string, number>> = {
  $timestamp: Kind.Integer,
  $randomInt: Kind.Integer,
  $randomBoolean: Kind.Boolean,
  $randomPrice: Kind.Number,
  $randomLatitude: Kind.Number,
  $randomLongitude: Kind.Number,
};

const FORMATS: Readonly<Record<string, string>> = {
  $guid: 'uuid',
  $randomUUID: 'uuid',
  $isoTimestamp: 'date-time',
  $randomEmail: 'email',
  $randomExampleEmail: 'email',
  $randomUrl: 'uri',
  $randomIP: 'ipv4',
  $randomIPV6: 'ipv6',
};

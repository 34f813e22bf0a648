import type { DecimalName } from '../generated/decimals.ts';

/** The type of a decimal property: its number is text, `null` and absence stay. */
type Decimal<T> = T extends number ? string : Exact<T>;

/** A type whose decimal properties are text. */
export type Exact<T> = T extends readonly (infer Item)[]
  ? Exact<Item>[]
  : T extends object
    ? { [Name in keyof T]: Name extends DecimalName ? Decimal<T[Name]> : Exact<T[Name]> }
    : T;

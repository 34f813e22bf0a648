import type { DecimalName } from '../generated/data/decimals.ts';

/** What a value is made of when it is no object; also text whose known values are listed, which is open to others. */
type Primitive = string | number | boolean | bigint | symbol | null | undefined;

/** The type of a decimal property: its number is text, `null` and absence stay. */
type Decimal<T> = T extends number ? string : Exact<T>;

/** A type whose decimal properties are text. */
export type Exact<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? Exact<Item>[]
    : { [Name in keyof T]: Name extends DecimalName ? Decimal<T[Name]> : Exact<T[Name]> };

import { WrittenNumber } from '../read/written-number.ts';

/** JSON types as a bit set, so that a place can hold several. */
export const Kind = {
  String: 1,
  Integer: 2,
  Number: 4,
  Boolean: 8,
  Object: 16,
  Array: 32,
  Null: 64,
  /** A number of which nobody says whether it is whole; what else is known of it decides. */
  SomeNumber: 128,
} as const;

export const NUMERIC = Kind.Integer | Kind.Number | Kind.SomeNumber;

const NAMES: readonly (readonly [number, string])[] = [
  [Kind.String, 'string'],
  [Kind.Integer, 'integer'],
  [Kind.Number, 'number'],
  [Kind.Boolean, 'boolean'],
  [Kind.Object, 'object'],
  [Kind.Array, 'array'],
  [Kind.Null, 'null'],
];

/**
 * Kinds in force: what placeholders and answers show, else what requests do. A number of which nobody says whether it is
 * whole is what else is known of it, and any number where nothing is.
 */
export function kindsInForce(strong: number, weak: number): number {
  const kinds = strong || weak;
  if (!(kinds & Kind.SomeNumber)) {
    return kinds;
  }
  const rest = kinds & ~Kind.SomeNumber;
  const numeric = (rest | weak) & (Kind.Integer | Kind.Number);
  return rest | (numeric || Kind.Number);
}

const namesOfSet: (readonly string[])[] = [];

/** JSON Schema type names of a bit set; an integer is left out beside a number, which includes it. */
export function kindNames(kinds: number): readonly string[] {
  let names = namesOfSet[kinds];
  if (!names) {
    const effective = kinds & Kind.Number ? kinds & ~Kind.Integer : kinds;
    names = NAMES.filter(([bit]) => effective & bit).map(([, name]) => name);
    namesOfSet[kinds] = names;
  }
  return names;
}

/** Kind of a JSON value. */
export function kindOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return Kind.String;
    case 'boolean':
      return Kind.Boolean;
    case 'number':
      return Number.isInteger(value) ? Kind.Integer : Kind.Number;
    default:
      if (value instanceof WrittenNumber) {
        return value.isWhole ? Kind.Integer : Kind.Number;
      }
      return value === null || value === undefined ? Kind.Null : Array.isArray(value) ? Kind.Array : Kind.Object;
  }
}

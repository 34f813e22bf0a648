import type { Operation } from '@belvo-openapi/spec';
import type { Item } from './model.ts';

/** What follows the field in the name of a filter, and when a value of the field passes. */
const comparisons: Readonly<Record<string, (value: string, given: readonly string[]) => boolean>> = {
  exact: (value, [given = '']) => value === given,
  in: (value, given) => given.includes(value),
  not_in: (value, given) => !given.includes(value),
  gt: (value, [given = '']) => compare(value, given) > 0,
  gte: (value, [given = '']) => compare(value, given) >= 0,
  lt: (value, [given = '']) => compare(value, given) < 0,
  lte: (value, [given = '']) => compare(value, given) <= 0,
  range: (value, [from = '', to = '']) => compare(value, from) >= 0 && compare(value, to) <= 0,
  icontains: (value, [given = '']) => value.toLowerCase().includes(given.toLowerCase()),
};

/**
 * The things that pass the filters of a request. A filter is a query parameter that the operation declares and whose name
 * is that of a field, nested ones with two underscores, and perhaps a comparison: `amount__gte`, `account__id__in`.
 *
 * @param fields The names of the fields that things can have: parameters of other names filter nothing.
 */
export function filtered(
  items: readonly Item[],
  query: URLSearchParams,
  { parameters }: Operation,
  fields: ReadonlySet<string>,
): readonly Item[] {
  const filters = parameters.flatMap((parameter) => {
    const given = parameter.in === 'query' ? query.getAll(parameter.name).filter((value) => value !== '') : [];
    const path = parameter.name.split('__');
    const named =
      path.length > 1 && [...Object.keys(comparisons), 'allin'].includes(path.at(-1) ?? '') ? path.pop() : undefined;
    if (given.length === 0 || !fields.has(path[0] ?? '')) {
      return [];
    }
    const lists = ['in', 'not_in', 'range', 'allin'].includes(named ?? '');
    const values = lists || parameter.schema.type === 'array' ? given.flatMap((value) => value.split(',')) : given;
    return [{ path, values, comparison: named ?? (values.length > 1 ? 'in' : 'exact') }];
  });
  return items.filter((item) =>
    filters.every(({ path, values, comparison }) => passes(valuesAt(item, path), comparison, values)),
  );
}

function passes(found: readonly string[], comparison: string, given: readonly string[]): boolean {
  switch (comparison) {
    case 'allin':
      return given.every((value) => found.includes(value));
    case 'not_in':
      return found.every((value) => comparisons.not_in?.(value, given));
    default:
      return found.some((value) => comparisons[comparison]?.(value, given));
  }
}

/** The values of a nested field, those of each item where there is a list on the way; `null` is the word. */
function valuesAt(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((inner) => valuesAt(inner, path));
  }
  const [name, ...rest] = path;
  if (name === undefined) {
    return typeof value === 'object' && value !== null ? [] : [String(value)];
  }
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? valuesAt((value as Item)[name], rest)
    : [];
}

/** By number, by point in time, or as texts; NaN, which is never right, for what cannot be compared. */
function compare(a: string, b: string): number {
  if (a === 'null' || b === '') {
    return Number.NaN;
  }
  const numbers = [Number(a), Number(b)] as const;
  if (numbers.every(Number.isFinite)) {
    return numbers[0] - numbers[1];
  }
  const times = [Date.parse(a), Date.parse(b)] as const;
  return times.every(Number.isFinite) ? times[0] - times[1] : a < b ? -1 : a > b ? 1 : 0;
}

/** The part of a thing that `fields` and `omit` leave, where the operation has these parameters. */
export function selected(item: Item, query: URLSearchParams, { parameters }: Operation): Item {
  const names = (parameter: string) =>
    parameters.some(({ name, in: place }) => place === 'query' && name === parameter)
      ? (query.get(parameter) ?? '').split(',').filter((name) => name !== '')
      : [];
  const [only, without] = [names('fields'), names('omit')];
  const kept =
    only.length === 0
      ? item
      : pick(
          item,
          only.map((name) => name.split('__')),
        );
  return without.reduce((left, name) => drop(left, name.split('__')), kept);
}

function pick(item: Item, paths: readonly (readonly string[])[]): Item {
  const entries = Object.entries(item).flatMap(([name, value]) => {
    const inner = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    if (inner.length === 0) {
      return [];
    }
    return [[name, inner.some((path) => path.length === 0) ? value : each(value, (one) => pick(one, inner))] as const];
  });
  return Object.fromEntries(entries);
}

function drop(item: Item, [name = '', ...rest]: readonly string[]): Item {
  if (rest.length > 0) {
    return Object.hasOwn(item, name) ? { ...item, [name]: each(item[name], (one) => drop(one, rest)) } : item;
  }
  const { [name]: _dropped, ...others } = item;
  return others;
}

function each(value: unknown, change: (item: Item) => Item): unknown {
  if (Array.isArray(value)) {
    return value.map((inner) => each(inner, change));
  }
  return typeof value === 'object' && value !== null ? change(value as Item) : value;
}

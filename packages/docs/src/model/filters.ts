import type { OperationParameter } from '@belvo-openapi/spec';

/** Endings of filter parameters: `created_at__gte` filters `created_at`. */
const OPERATORS = new Set([
  'allin',
  'contains',
  'endswith',
  'exact',
  'gt',
  'gte',
  'icontains',
  'iexact',
  'in',
  'isnull',
  'lt',
  'lte',
  'not',
  'not_in',
  'range',
  'startswith',
]);

/** Parameters about one field; single parameters are a family of one. */
export interface ParameterFamily {
  field: string;
  members: OperationParameter[];
}

function fieldOf(name: string): string {
  const segments = name.split('__');
  const last = segments.at(-1) ?? '';
  return segments.length > 1 && OPERATORS.has(last) ? segments.slice(0, -1).join('__') : name;
}

/** Puts filters of one field together, in the order in which their first member appears. */
export function groupFilters(parameters: readonly OperationParameter[]): ParameterFamily[] {
  return [...Map.groupBy(parameters, ({ name }) => fieldOf(name))].map(([field, members]) => ({ field, members }));
}

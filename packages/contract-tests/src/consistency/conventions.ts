import { schemaNodes } from '../schema/places.ts';
import type { Contract } from '../support/bundle.ts';
import { componentAt, componentsOf } from './scope.ts';

/** What a filter may do to a field, by the end of its name: `created_at__gte`. */
const FILTERS = ['in', 'not_in', 'allin', 'gt', 'gte', 'lt', 'lte', 'range', 'icontains'];

/** Parameters in a place that their name does not belong to: fields are in the query, `X-Words` are headers. */
export function misplacedParameters({ operations }: Contract): readonly string[] {
  const forms: Readonly<Record<string, RegExp>> = {
    query: /^[a-z0-9_]+$/,
    path: /^[a-z0-9_]+$/,
    header: /^[A-Z][\w-]+$/,
  };
  return operations.flatMap(({ operationId, parameters }) =>
    parameters
      .filter(({ in: place, name }) => !forms[place]?.test(name))
      .map(({ in: place, name }) => `${operationId}: ${name} in ${place}`),
  );
}

/** Filters (`field__inner`, `field__gte`) that end neither with a field that some schema names nor with a known filter. */
export function unknownFilters({ document, operations }: Contract): readonly string[] {
  const fields = new Set(schemaNodes(document).flatMap(({ node }) => Object.keys((node.properties ?? {}) as object)));
  return operations.flatMap(({ operationId, parameters }) =>
    parameters
      .filter(({ in: place, name }) => place === 'query' && name.includes('__'))
      .map(({ name }) => ({ name, end: name.slice(name.lastIndexOf('__') + 2) }))
      .filter(({ end }) => !FILTERS.includes(end) && !fields.has(end))
      .map(({ name }) => `${operationId}: ${name}`),
  );
}

/** Objects in responses that take no other fields than those they name: Belvo adds fields without notice. */
export function closedResponses({ document, operations, resolve }: Contract): readonly string[] {
  const bodies = operations.flatMap(({ responses }) => responses.map(({ schema }) => schema));
  const answered = componentsOf(bodies, resolve);
  return schemaNodes(document)
    .filter(({ node }) => node.additionalProperties === false)
    .map(({ pointer }) => pointer)
    .filter((pointer) => {
      const component = componentAt(pointer);
      return component === undefined ? pointer.includes('/responses/') : answered.has(`#${component}`);
    });
}

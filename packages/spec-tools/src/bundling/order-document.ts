import type { OpenApiDocument } from '@belvo-openapi/spec-model';

const ROOT_KEYS = [
  'openapi',
  'jsonSchemaDialect',
  'info',
  'servers',
  'security',
  'tags',
  'paths',
  'webhooks',
  'components',
] as const;

const COMPONENT_KEYS = [
  'schemas',
  'parameters',
  'headers',
  'requestBodies',
  'responses',
  'links',
  'examples',
  'securitySchemes',
] as const;

/** Known keys first, in the given order, then the rest by name. */
function orderKeys(object: object, known: readonly string[]): [string, unknown][] {
  const rank = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.entries(object).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function sortByName(map: object): object {
  return Object.fromEntries(orderKeys(map, []));
}

/**
 * Puts root keys and component groups into a fixed order and components into the order of their names. What authors
 * order by hand (paths, properties, responses, examples) keeps its order.
 */
export function orderDocument(doc: OpenApiDocument): OpenApiDocument {
  const components = orderKeys(doc.components ?? {}, COMPONENT_KEYS).map(([group, map]) => [
    group,
    sortByName(map as object),
  ]);
  const root = { ...doc, components: Object.fromEntries(components) };
  return Object.fromEntries(orderKeys(root, ROOT_KEYS)) as unknown as OpenApiDocument;
}

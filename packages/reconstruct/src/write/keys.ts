/** What stands under a key: a value as the API sends it, a map by names that authors give, or a part with keywords. */
export type KeyContent = 'data' | 'map' | 'part';

const DATA = new Set(['value', 'example', 'default', 'enum', 'const']);
const MAPS = new Set([
  'paths',
  'webhooks',
  'callbacks',
  'responses',
  'headers',
  'content',
  'encoding',
  'links',
  'variables',
  'schemas',
  'requestBodies',
  'securitySchemes',
  'pathItems',
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
]);

/**
 * What stands under a key of an OpenAPI document (OpenAPI 3.1.1, section 4.8; JSON Schema 2020-12). A property called
 * `value` or `example` is a schema like any other; the keyword of that name holds data, whatever keys the data have.
 *
 * @param holder what the object with the key is itself
 */
export function contentOf(key: string, value: unknown, holder: KeyContent): KeyContent {
  if (holder !== 'part') {
    return holder === 'map' ? 'part' : 'data';
  }
  if (key === 'examples' || key === 'parameters') {
    return Array.isArray(value) ? (key === 'examples' ? 'data' : 'part') : 'map';
  }
  return DATA.has(key) ? 'data' : MAPS.has(key) ? 'map' : 'part';
}

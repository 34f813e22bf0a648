import type { OpenApiDocument } from '@belvo-openapi/spec';

/** What OpenAPI 3.1 builds on. Prism reads schemas as draft 7 where a document does not name it (canary tests hold that). */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * The part of a document that describes some of its paths: them, the components that they use, and what holds for all
 * (version, dialect, servers, security). Webhooks and extensions of the root are left out.
 */
export function subset(document: OpenApiDocument, paths: readonly string[]): OpenApiDocument {
  const { openapi, info, servers, security, components } = document;
  const jsonSchemaDialect = document.jsonSchemaDialect ?? (openapi.startsWith('3.0') ? undefined : DIALECT);
  const kept = Object.fromEntries(Object.entries(document.paths ?? {}).filter(([path]) => paths.includes(path)));
  return {
    openapi,
    info,
    ...(jsonSchemaDialect !== undefined && { jsonSchemaDialect }),
    ...(servers !== undefined && { servers }),
    ...(security !== undefined && { security }),
    paths: kept,
    components: { ...usedComponents(document, kept), securitySchemes: components?.securitySchemes ?? {} },
  };
}

/** Every component that references lead to, directly or through another component. */
function usedComponents(document: OpenApiDocument, start: unknown): Record<string, Record<string, unknown>> {
  const components = (document.components ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const used: Record<string, Record<string, unknown>> = {};
  const open = [start];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) {
      continue;
    }
    const { group, name } = componentOf(node);
    if (group !== undefined && used[group]?.[name] === undefined) {
      used[group] = { ...used[group], [name]: components[group]?.[name] };
      open.push(used[group][name]);
    }
    open.push(...Object.values(node));
  }
  return used;
}

/** The component that a Reference Object means; a pointer into a component means the whole of it. */
function componentOf(node: object): { group?: string; name: string } {
  const { $ref } = node as { $ref?: unknown };
  const [root, place, group, name = ''] = typeof $ref === 'string' ? $ref.split('/') : [];
  const decoded = decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
  return root === '#' && place === 'components' && group !== undefined ? { group, name: decoded } : { name: '' };
}

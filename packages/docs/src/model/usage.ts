import { type OpenApiDocument, resolveRef } from '@belvo-openapi/spec';
import { componentName } from './schema-view.ts';

/** Who refers to a schema directly. */
export interface Usage {
  operations: Set<string>;
  schemas: Set<string>;
}

function collectRefs(node: unknown, document: OpenApiDocument, found: Set<string>, seen: Set<string>): void {
  if (Array.isArray(node)) {
    for (const entry of node) {
      collectRefs(entry, document, found, seen);
    }
  } else if (typeof node === 'object' && node !== null) {
    const ref = (node as { $ref?: unknown }).$ref;
    if (typeof ref === 'string') {
      const name = componentName(ref);
      if (name) {
        found.add(name);
      } else if (!seen.has(ref)) {
        // Shared responses, parameters and the like count for whoever refers to them.
        seen.add(ref);
        collectRefs(resolveRef(document, { $ref: ref }), document, found, seen);
      }
    }
    for (const value of Object.values(node)) {
      collectRefs(value, document, found, seen);
    }
  }
}

/** Names of the schemas that a part of the document refers to, not counting what those refer to themselves. */
export function referredSchemas(document: OpenApiDocument, node: unknown): Set<string> {
  const found = new Set<string>();
  collectRefs(node, document, found, new Set());
  return found;
}

/** For every component schema, the operations and schemas that refer to it directly. */
export function readUsage(document: OpenApiDocument): Map<string, Usage> {
  const usage = new Map<string, Usage>();
  const schemas = Object.entries(document.components?.schemas ?? {});
  for (const [name] of schemas) {
    usage.set(name, { operations: new Set(), schemas: new Set() });
  }
  for (const [name, schema] of schemas) {
    for (const used of referredSchemas(document, schema)) {
      usage.get(used)?.schemas.add(name);
    }
  }
  for (const item of [...Object.values(document.paths ?? {}), ...Object.values(document.webhooks ?? {})]) {
    for (const operation of Object.values(item)) {
      const id = (operation as { operationId?: string } | undefined)?.operationId;
      for (const used of id ? referredSchemas(document, operation) : []) {
        usage.get(used)?.operations.add(id ?? '');
      }
    }
  }
  return usage;
}

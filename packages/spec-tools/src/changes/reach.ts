import { HTTP_METHODS, type OpenApiDocument, resolveRef } from '@belvo-openapi/spec-model';
import type { Side } from './change.ts';

/** Side → schema component → what it reaches: ids of operations, names of events. */
export type Reach = Readonly<Record<Side, ReadonlyMap<string, ReadonlySet<string>>>>;

const SCHEMA = '#/components/schemas/';

/** The schema components that a part refers to, directly and through others. */
function schemasIn(doc: OpenApiDocument, part: unknown): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    if ('$ref' in node && typeof node.$ref === 'string') {
      if (seen.has(node.$ref)) {
        return;
      }
      seen.add(node.$ref);
      visit(resolveRef(doc, { $ref: node.$ref }));
    }
    for (const child of Object.values(node)) {
      visit(child);
    }
  };
  visit(part);
  return new Set([...seen].filter((ref) => ref.startsWith(SCHEMA)).map((ref) => ref.slice(SCHEMA.length)));
}

/** Finds for each schema component in which requests, responses and events it occurs. */
export function reachOf(doc: OpenApiDocument): Reach {
  const reach = { request: new Map<string, Set<string>>(), response: new Map<string, Set<string>>() };
  const add = (side: Side, name: string, part: unknown): void => {
    for (const schema of schemasIn(doc, part)) {
      reach[side].set(schema, (reach[side].get(schema) ?? new Set()).add(name));
    }
  };
  for (const [path, item] of Object.entries(doc.paths ?? {})) {
    for (const method of HTTP_METHODS) {
      const operation = item[method];
      if (operation) {
        const name = operation.operationId ?? `${method} ${path}`;
        add('request', name, [item.parameters, operation.parameters, operation.requestBody]);
        add('response', name, operation.responses);
      }
    }
  }
  for (const [name, item] of Object.entries(doc.webhooks ?? {})) {
    add('response', name, item);
  }
  return reach;
}

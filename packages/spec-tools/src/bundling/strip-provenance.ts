import type { OpenApiDocument } from '@belvo-openapi/spec-model';

/** Extensions that tell where facts come from: for reviewers and reference pages, not for consumers. */
export const PROVENANCE_KEYS: ReadonlySet<string> = new Set(['x-source']);

/** Keys whose values are data of the API, not parts of the description. */
const DATA_KEYS: ReadonlySet<string> = new Set(['example', 'value', 'default', 'const', 'enum']);

function strip(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(strip);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const kept = Object.entries(node).filter(([key]) => !PROVENANCE_KEYS.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, DATA_KEYS.has(key) ? value : strip(value)]));
}

/** Copies a document without its provenance. */
export function stripProvenance(doc: OpenApiDocument): OpenApiDocument {
  return strip(doc) as OpenApiDocument;
}

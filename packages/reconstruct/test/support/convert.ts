import { reconstruct } from '../../src/index.ts';
import { collection } from './collections.ts';

/** Loosely typed view of a document, for assertions. */
// biome-ignore lint/suspicious/noExplicitAny: assertions reach deep into plain data
export type Plain = any;

/** The document of a collection with these items. */
export function convert(items: readonly unknown[], extra: Record<string, unknown> = {}): Plain {
  return reconstruct(collection(items, extra)).document;
}

/** The findings of a collection with these items. */
export function findings(
  items: readonly unknown[],
  extra: Record<string, unknown> = {},
): readonly { code: string; item: string; message: string }[] {
  return reconstruct(collection(items, extra)).diagnostics;
}

/** Schema of a response or request body, references followed. */
export function resolved(document: Plain, node: Plain): Plain {
  const match = /^#\/components\/(\w+)\/(.+)$/.exec(node?.$ref ?? '');
  return match ? resolved(document, document.components[match[1] as string][match[2] as string]) : node;
}

/** Schema of the JSON body of one response. */
export function bodySchema(document: Plain, path: string, method: string, status: string): Plain {
  const response = resolved(document, document.paths[path][method].responses[status]);
  return resolved(document, response.content['application/json'].schema);
}

/** Schema of the JSON request body. */
export function requestSchema(document: Plain, path: string, method: string): Plain {
  return resolved(document, document.paths[path][method].requestBody.content['application/json'].schema);
}

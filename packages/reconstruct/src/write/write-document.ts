import type { OpenApiDocument } from './document.ts';
import { toYaml } from './yaml.ts';

/** Text of a document: YAML (1.2, block style) or JSON (two spaces), ending in a line break. */
export function writeDocument(document: OpenApiDocument, format: 'yaml' | 'json' = 'yaml'): string {
  return format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : toYaml(document);
}

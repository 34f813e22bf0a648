import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { stringify } from 'yaml';

/** The document in the forms that others read, as text. */
export interface Bundles {
  readonly json: string;
  readonly yaml: string;
  /** With every body in place; absent for a document that is not the specification's own. */
  readonly agents?: string;
}

/** Spaces between the tokens are a third of the file; whoever reads it as text takes the YAML. */
function compact(json: string): string {
  return `${JSON.stringify(JSON.parse(json))}\n`;
}

/** Reads the bundles that the specification's build wrote. */
export function readBundles(folder: string): Bundles {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    json: compact(read('openapi.json')),
    yaml: read('openapi.yaml'),
    ...(existsSync(join(folder, 'openapi.agents.json')) ? { agents: compact(read('openapi.agents.json')) } : {}),
  };
}

/** The forms of a document that was given from outside. */
export function bundlesOf(document: OpenApiDocument): Bundles {
  return { json: `${JSON.stringify(document)}\n`, yaml: stringify(document, { aliasDuplicateObjects: false }) };
}

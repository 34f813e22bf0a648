import { join } from 'node:path';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { stringify } from 'yaml';
import { toAgentView } from './agent-view.ts';
import { toConsumerForm } from './consumer-form.ts';
import { stripProvenance } from './strip-provenance.ts';

function toJson(doc: OpenApiDocument): string {
  return `${JSON.stringify(doc, null, 2)}\n`;
}

/** YAML that also a YAML 1.1 parser reads the same way: what looks like a date or a boolean there is quoted. */
function toYaml(doc: OpenApiDocument): string {
  return stringify(doc, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 0 });
}

/** The package's entry: the model of the document, and the bundles of this very folder. */
const ENTRY = `import { createBundleLoader } from '@belvo-openapi/spec-model';

export * from '@belvo-openapi/spec-model';
export const loadBundle = createBundleLoader(new URL('./', import.meta.url));
`;

const ENTRY_TYPES = `import type { BundleLoader } from '@belvo-openapi/spec-model';

export * from '@belvo-openapi/spec-model';
/** Reads the built bundle of the specification. Throws an Error that says how to build it when there is none. */
export declare const loadBundle: BundleLoader;
`;

/**
 * Writes `openapi.json` and `openapi.yaml` (for consumers: without provenance, in the form of {@link toConsumerForm}), `openapi.full.json`, and
 * `openapi.agents.json` (the consumers' document in the form of {@link toAgentView}, on one line: it is for programs),
 * and the package's entry, `index.js` with its types.
 *
 * @returns The paths of the written files.
 */
export function writeBundles(full: OpenApiDocument, folder: string): readonly string[] {
  const consumer = toConsumerForm(stripProvenance(full));
  const files: readonly (readonly [string, string])[] = [
    [join(folder, 'openapi.json'), toJson(consumer)],
    [join(folder, 'openapi.yaml'), toYaml(consumer)],
    [join(folder, 'openapi.full.json'), toJson(full)],
    [join(folder, 'openapi.agents.json'), `${JSON.stringify(toAgentView(consumer))}\n`],
    [join(folder, 'index.js'), ENTRY],
    [join(folder, 'index.d.ts'), ENTRY_TYPES],
  ];
  for (const [file, text] of files) {
    writeWhole(file, text);
  }
  return files.map(([file]) => file);
}

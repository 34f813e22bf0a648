import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where in the repository the things of the document are written: paths from its root, for edit links. */
export interface SourceFiles {
  readonly operations: ReadonlyMap<string, string>;
  readonly schemas: ReadonlyMap<string, string>;
  readonly webhooks: ReadonlyMap<string, string>;
}

export const NO_SOURCES: SourceFiles = { operations: new Map(), schemas: new Map(), webhooks: new Map() };

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml') && !entry.parentPath.includes('node_modules'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/**
 * Finds the file of every operation, schema and event in the specification's folder: operations by their
 * `operationId`, schemas and events by the name of the file, which is what bundling names them by.
 */
export function readSources(folder: string): SourceFiles {
  const operations = new Map<string, string>();
  const schemas = new Map<string, string>();
  const webhooks = new Map<string, string>();
  for (const file of yamlFiles(folder)) {
    const path = `spec${file.slice(folder.length).replaceAll('\\', '/')}`;
    const name = basename(file, '.yaml');
    if (path.includes('/schemas/')) {
      schemas.set(name, path);
    } else if (/^spec\/webhooks\/[^/]+$/.test(path)) {
      webhooks.set(name, path);
    } else if (path.includes('/paths/')) {
      for (const [, operationId = ''] of readFileSync(file, 'utf8').matchAll(/^\s*operationId: (\w+)$/gm)) {
        operations.set(operationId, operations.get(operationId) ?? path);
      }
    }
  }
  return { operations, schemas, webhooks };
}

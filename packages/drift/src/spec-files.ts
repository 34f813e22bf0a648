import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';
import { asObject } from './json.ts';

/** Finds the source file of a path or a component, so that a finding can name the place to edit. */
export interface SpecFiles {
  /** File of a path item, or the index when the path is not there yet. */
  ofPath(path: string): string;
  /** File of a component by its name in the bundle. */
  ofComponent(name: string): string | undefined;
}

const SOURCE_FOLDERS = ['resources', 'shared'];

/**
 * Reads the index of the specification and the names of its files.
 *
 * @param specFolder the folder with `openapi.yaml`
 * @param base the folder that file names are given relative to
 */
export function readSpecFiles(specFolder: string, base: string): SpecFiles {
  const index = join(specFolder, 'openapi.yaml');
  const paths = asObject(asObject(parse(readFileSync(index, 'utf8'))).paths);
  const components = new Map<string, string>();
  for (const folder of SOURCE_FOLDERS.map((name) => join(specFolder, name)).filter((name) => existsSync(name))) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.yaml')) {
        components.set(basename(file, '.yaml'), relative(base, join(folder, file)));
      }
    }
  }
  return {
    ofPath(path) {
      const reference = asObject(paths[path]).$ref;
      return relative(base, typeof reference === 'string' ? join(specFolder, reference) : index);
    },
    ofComponent: (name) => components.get(name),
  };
}

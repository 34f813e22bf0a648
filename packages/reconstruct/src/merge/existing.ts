import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, normalize } from 'node:path/posix';
import { parse } from 'yaml';
import { pathKey } from '../observe/template.ts';
import { isDict } from '../read/guards.ts';

/** Thrown when the folder holds no specification that could be added to. */
export class UnreadableSpecificationError extends Error {
  override readonly name = 'UnreadableSpecificationError';
}

/** What a specification in the folder layout already has. */
export interface Existing {
  /** Its path strings and files by the path's identity. */
  readonly paths: ReadonlyMap<string, { readonly path: string; readonly file: string }>;
  /** Files by `kind/Name`. */
  readonly components: ReadonlyMap<string, string>;
  readonly tags: ReadonlySet<string>;
}

/**
 * Looks through a specification folder.
 *
 * @throws UnreadableSpecificationError when its index cannot be read
 */
export function readExisting(folder: string): Existing {
  const index = parseFile(join(folder, 'openapi.yaml'));
  const paths = new Map<string, { path: string; file: string }>();
  for (const [path, item] of Object.entries(isDict(index.paths) ? index.paths : {})) {
    if (isDict(item) && typeof item.$ref === 'string') {
      paths.set(pathKey(path), { path, file: normalize(item.$ref) });
    }
  }
  const tags = new Set<string>();
  for (const tag of Array.isArray(index.tags) ? index.tags : []) {
    if (isDict(tag) && typeof tag.name === 'string') {
      tags.add(tag.name);
    }
  }
  return { paths, components: findComponents(folder), tags };
}

function parseFile(path: string): Record<string, unknown> {
  try {
    const value: unknown = parse(readFileSync(path, 'utf8'));
    if (isDict(value)) {
      return value;
    }
  } catch (error) {
    throw new UnreadableSpecificationError(`${path} cannot be read: ${(error as Error).message}`);
  }
  throw new UnreadableSpecificationError(`${path} is not an OpenAPI document.`);
}

function findComponents(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const top of ['shared', 'resources']) {
    const root = join(folder, top);
    const files = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : [];
    for (const name of files.map((file) => file.replaceAll('\\', '/')).sort()) {
      const kind = /(?:^|\/)(schemas|responses)\/[^/]+\.yaml$/.exec(name)?.[1];
      const key = `${kind}/${basename(name, '.yaml')}`;
      if (kind !== undefined && !found.has(key)) {
        found.set(key, `${top}/${name}`);
      }
    }
  }
  return found;
}

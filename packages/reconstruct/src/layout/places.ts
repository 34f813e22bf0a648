import { endsInParameter, literalSegments } from '../name/resources.ts';
import { isDict } from '../read/guards.ts';
import { singularWords, UniqueNames, words } from '../words.ts';
import type { OpenApiDocument } from '../write/document.ts';

/** Component kinds that get files of their own. */
export const KINDS = ['schemas', 'parameters', 'responses'] as const;
export type Kind = (typeof KINDS)[number];

/** Where in the folder everything belongs. */
export interface Places {
  /** File of each path item, by path. */
  readonly paths: ReadonlyMap<string, string>;
  /** File of each component, by `kind/name`. */
  readonly components: ReadonlyMap<string, string>;
}

/**
 * Decides the files of the folder layout: one folder per resource (the first tag of its operations), and `shared` for
 * what more than one of them uses.
 */
export function placesOf(document: OpenApiDocument): Places {
  const paths = new Map<string, string>();
  const users = new Map<string, Set<string>>();
  const components = isDict(document.components) ? document.components : {};
  const names = new UniqueNames();
  for (const [path, item] of Object.entries(document.paths as Record<string, unknown>)) {
    const resource = resourceOf(path, item);
    paths.set(
      path,
      `resources/${resource}/paths/${names.take(`${resource}/${pathFileName(path)}`).slice(resource.length + 1)}.yaml`,
    );
    collectUsers(item, resource, components, users);
  }
  const files = new Map<string, string>();
  for (const kind of KINDS) {
    for (const name of Object.keys(isDict(components[kind]) ? components[kind] : {})) {
      const owners = [...(users.get(`${kind}/${name}`) ?? [])];
      const folder = owners.length === 1 ? `resources/${owners[0]}` : 'shared';
      files.set(`${kind}/${name}`, `${folder}/${kind}/${kind === 'parameters' ? kebab(words(name)) : name}.yaml`);
    }
  }
  return { paths, components: files };
}

function resourceOf(path: string, item: unknown): string {
  const operations = isDict(item) ? Object.values(item) : [];
  const tag = operations.flatMap((operation) =>
    isDict(operation) && Array.isArray(operation.tags) ? operation.tags : [],
  )[0];
  return kebab(words(typeof tag === 'string' ? tag : '')) || kebab(words(literalSegments(path)[0] ?? '')) || 'root';
}

function pathFileName(path: string): string {
  const segments = literalSegments(path).map((segment) => words(segment));
  const last = segments.length - 1;
  const one = endsInParameter(path);
  const parts = segments.slice(-2).flatMap((segment, index, shown) => {
    const isLast = index === shown.length - 1;
    return isLast && !one ? segment : singularWords(segment);
  });
  return kebab(last < 0 ? ['root'] : parts) || 'root';
}

function collectUsers(
  node: unknown,
  resource: string,
  components: Record<string, unknown>,
  users: Map<string, Set<string>>,
): void {
  const stack: unknown[] = [node];
  const seen = new Set<string>();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next !== 'object' || next === null) {
      continue;
    }
    for (const [key, value] of Object.entries(next)) {
      const reference = key === '$ref' && typeof value === 'string' ? componentKey(value) : undefined;
      if (reference === undefined) {
        stack.push(value ?? undefined);
      } else if (!seen.has(reference)) {
        seen.add(reference);
        users.set(reference, (users.get(reference) ?? new Set<string>()).add(resource));
        const [kind, name] = reference.split('/') as [string, string];
        const group = components[kind];
        stack.push(isDict(group) ? group[name] : undefined);
      }
    }
  }
}

/** `schemas/Link` of `#/components/schemas/Link`. */
export function componentKey(reference: string): string | undefined {
  return /^#\/components\/((?:schemas|parameters|responses)\/[^/]+)$/.exec(reference)?.[1];
}

export function kebab(list: readonly string[]): string {
  return list.join('-');
}

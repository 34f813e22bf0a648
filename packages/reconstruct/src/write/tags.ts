import type { OperationModel } from '../infer/model.ts';
import { Tags } from '../infer/tags.ts';
import type { ResolvedOptions } from '../options.ts';
import type { Collection } from '../read/model.ts';

interface TagObject {
  readonly name: string;
  readonly description?: string;
}

/** The document's tags, with the folders' descriptions, and groups of them where folders are nested. */
export function writeTags(
  collection: Collection,
  operations: readonly OperationModel[],
  options: ResolvedOptions,
): { readonly tags: readonly TagObject[]; readonly groups: readonly object[] } {
  const paths = operations.flatMap((operation) => operation.items.map((item) => item.folders));
  const tags = new Tags(paths);
  const used = new Map<string, readonly string[]>();
  for (const operation of operations) {
    for (const name of operation.tags) {
      const item = operation.items.find((candidate) => tags.nameOf(candidate.folders) === name);
      if (!used.has(name)) {
        used.set(name, item?.folders ?? [name]);
      }
    }
  }
  const nested = [...used.values()].some((path) => path.length > 1);
  if (nested && options.prose) {
    addDescribedParents(collection, used);
  }
  const list = [...used].map(([name, path]) => tagObject(name, path, collection, options));
  return { tags: list, groups: nested ? groupsOf(used) : [] };
}

// A folder that only holds folders has no request; what is said about it is kept as a tag without any.
function addDescribedParents(collection: Collection, used: Map<string, readonly string[]>): void {
  for (const folder of collection.folders) {
    const holdsUsed = [...used.values()].some(
      (path) => path.length > folder.path.length && folder.path.every((name, index) => path[index] === name),
    );
    const name = used.has(folder.name) ? folder.path.join(' / ') : folder.name;
    if (folder.description !== '' && holdsUsed && !used.has(name)) {
      used.set(name, folder.path);
    }
  }
}

function tagObject(name: string, path: readonly string[], collection: Collection, options: ResolvedOptions): TagObject {
  const described = collection.folders.filter((folder) => folder.description !== '');
  const own =
    described.find((folder) => samePath(folder.path, path)) ?? described.find((folder) => folder.name === name);
  return options.prose && own ? { name, description: own.description } : { name };
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/** Redoc's and Redocly's `x-tagGroups`: every tag belongs to one, or is not shown. */
function groupsOf(used: ReadonlyMap<string, readonly string[]>): object[] {
  const groups = new Map<string, string[]>();
  for (const [name, path] of used) {
    const group = path[0] ?? name;
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups].map(([name, tags]) => ({ name, tags }));
}

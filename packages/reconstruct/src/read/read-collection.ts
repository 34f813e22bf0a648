import { Diagnostics } from '../diagnostics/diagnostic.ts';
import { readAuth } from './auth.ts';
import { descriptionText } from './description.ts';
import { collectionOf } from './formats.ts';
import { asArray, asText, type Dict, isDict } from './guards.ts';
import { itemsOf, readItems } from './items.ts';
import type { Collection, Environment, Folder, RequestItem } from './model.ts';

/** A collection whose items are read one by one, while they are asked for. */
export interface OpenCollection {
  /** All but the items; its folders are known once the items have been read. */
  readonly collection: Collection;
  readonly items: Iterable<RequestItem>;
}

/**
 * Reads a Postman Collection of any version into a typed model. Wrong types and missing parts never throw: they are
 * left out and reported.
 *
 * @param input the file's text or its parsed JSON: a collection, a dump of several, or a list of such
 * @throws UnreadableCollectionError when the text is not JSON or holds no collection; says what it is instead
 */
export function readCollection(input: unknown, diagnostics: Diagnostics = new Diagnostics()): Collection {
  const { collection, items } = openCollection(input, diagnostics);
  return { ...collection, items: [...items] };
}

/** Like `readCollection`, but leaves reading the items to the caller, who need not hold them all. */
export function openCollection(
  input: unknown,
  diagnostics: Diagnostics,
  environments: readonly Environment[] = [],
): OpenCollection {
  const root = collectionOf(input, diagnostics);
  const info = isDict(root.info) ? root.info : {};
  if (!isDict(root.info)) {
    diagnostics.add('warning', 'missing-info', '', 'The collection has no "info" object; it is called "API".');
  }
  if ((itemsOf(root) ?? []).length === 0) {
    diagnostics.add('warning', 'no-items', '', 'The collection is empty: there is nothing to convert.');
  }
  const auth = readAuth(root.auth);
  const folders: Folder[] = [];
  const inner = innerVariables(root);
  const collection: Collection = {
    name: asText(info.name)?.trim() || 'API',
    description: descriptionText(info.description),
    version: versionOf(info.version),
    items: [],
    auth,
    variables: new Map([
      ...inner.flatMap((list) => [...readVariables(list)]),
      ...readVariables(root.variable),
      ...(environments[0]?.variables ?? []),
    ]),
    secretVariables: new Set([
      ...[root.variable, ...inner].flatMap((list) => [...secretsOf(list)]),
      ...environments.flatMap((one) => [...one.secretVariables]),
    ]),
    folders,
    environments,
  };
  return { collection, items: readItems(root, auth, folders, diagnostics, typeof input === 'string') };
}

function versionOf(value: unknown): string | undefined {
  if (isDict(value)) {
    const parts = [value.major, value.minor, value.patch].map((part) => asText(part) ?? '0');
    return parts.join('.');
  }
  return asText(value);
}

/** Lists of variables of folders and requests, which the format knows and few tools write. */
function innerVariables(root: Dict): unknown[] {
  const found: unknown[] = [];
  const seen = new Set<unknown>([root]);
  const pending = [itemsOf(root) ?? []];
  for (let list = pending.pop(); list; list = pending.pop()) {
    for (const entry of list) {
      if (!isDict(entry) || seen.has(entry)) {
        continue;
      }
      if (entry.variable !== undefined) {
        found.push(entry.variable);
      }
      const below = itemsOf(entry);
      if (below) {
        seen.add(entry);
        pending.push(below);
      }
    }
  }
  return found;
}

function secretsOf(value: unknown): ReadonlySet<string> {
  const secret = asArray(value).filter((entry) => isDict(entry) && entry.type === 'secret');
  return new Set(secret.flatMap((entry) => asText((entry as Dict).key) ?? []));
}

function readVariables(value: unknown): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const entry of asArray(value)) {
    const key = isDict(entry) ? (asText(entry.key) ?? asText(entry.id)) : undefined;
    if (isDict(entry) && key !== undefined && entry.disabled !== true) {
      variables.set(key, asText(entry.value) ?? '');
    }
  }
  return variables;
}

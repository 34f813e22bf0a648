import { Diagnostics } from '../diagnostics/diagnostic.ts';
import { readAuth } from './auth.ts';
import { descriptionText } from './description.ts';
import { asArray, asText, type Dict, isDict } from './guards.ts';
import { itemsOf, readItems } from './items.ts';
import type { Collection, Folder, RequestItem } from './model.ts';

/** Thrown when the input cannot be a Postman collection at all. */
export class UnreadableCollectionError extends Error {
  override readonly name = 'UnreadableCollectionError';
}

/** A collection whose items are read one by one, while they are asked for. */
export interface OpenCollection {
  /** All but the items; its folders are known once the items have been read. */
  readonly collection: Collection;
  readonly items: Iterable<RequestItem>;
}

/**
 * Reads a Postman Collection v2.0 or v2.1 into a typed model. Wrong types and missing parts never throw: they are
 * left out and reported.
 *
 * @param input the file's text, or its parsed JSON; `{ collection: … }` as Postman's API answers is accepted too
 * @throws UnreadableCollectionError when the text is not JSON or the JSON is no object
 */
export function readCollection(input: unknown, diagnostics: Diagnostics = new Diagnostics()): Collection {
  const { collection, items } = openCollection(input, diagnostics);
  return { ...collection, items: [...items] };
}

/** Like `readCollection`, but leaves reading the items to the caller, who need not hold them all. */
export function openCollection(input: unknown, diagnostics: Diagnostics): OpenCollection {
  const root = unwrap(typeof input === 'string' ? parse(input) : input);
  const info = isDict(root.info) ? root.info : {};
  if (!isDict(root.info)) {
    diagnostics.add('warning', 'missing-info', '', 'The collection has no "info" object; it is called "API".');
  }
  if (!itemsOf(root)) {
    const hint = Array.isArray(root.requests) ? ' This looks like a v1 export; export it as v2.1 instead.' : '';
    const message = `The collection has no list of items, so there is nothing to convert.${hint}`;
    diagnostics.add('error', 'no-items', '', message);
  }
  const auth = readAuth(root.auth);
  const folders: Folder[] = [];
  const collection: Collection = {
    name: asText(info.name)?.trim() || 'API',
    description: descriptionText(info.description),
    version: versionOf(info.version),
    items: [],
    auth,
    variables: readVariables(root.variable),
    secretVariables: secretsOf(root.variable),
    folders,
    environments: [],
  };
  return { collection, items: readItems(root, auth, folders, diagnostics, typeof input === 'string') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new UnreadableCollectionError(`The input is not JSON: ${(error as Error).message}`);
  }
}

function unwrap(value: unknown): Dict {
  if (!isDict(value)) {
    throw new UnreadableCollectionError('The input is JSON, but not an object; a Postman collection is an object.');
  }
  return isDict(value.collection) && !itemsOf(value) ? value.collection : value;
}

function versionOf(value: unknown): string | undefined {
  if (isDict(value)) {
    const parts = [value.major, value.minor, value.patch].map((part) => asText(part) ?? '0');
    return parts.join('.');
  }
  return asText(value);
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

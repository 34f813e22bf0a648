import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { asArray, asText, type Dict, isDict } from './guards.ts';
import { identify } from './identify.ts';
import { fromV1, isV1 } from './postman-v1.ts';
import { fromV3Request, kindOf } from './postman-v3.ts';

/** Thrown when the input cannot be a Postman collection at all. */
export class UnreadableCollectionError extends Error {
  override readonly name = 'UnreadableCollectionError';
}

/**
 * The one collection that an input holds, in the form of v2.1, whatever Postman wrote it as: v2, v1, a request of v3,
 * the answer of Postman's API, a dump of its data, or a list of any of these.
 *
 * @throws UnreadableCollectionError says what the input is instead
 */
export function collectionOf(input: unknown, diagnostics: Diagnostics): Dict {
  const parsed = typeof input === 'string' ? parse(input) : input;
  const found = collectionsIn(parsed);
  const [first, ...others] = found;
  if (!first) {
    throw new UnreadableCollectionError(`This is ${identify(parsed)}.`);
  }
  return others.length === 0 ? first : united(found, diagnostics);
}

function collectionsIn(input: unknown): Dict[] {
  if (typeof input === 'string') {
    // A member of a list: the text of a file, or a text that a dump keeps a collection in.
    return isJsonText(input) ? collectionsIn(parse(input)) : [];
  }
  if (Array.isArray(input)) {
    return isItems(input) ? [{ info: {}, item: input }] : input.flatMap(collectionsIn);
  }
  if (!isDict(input)) {
    return [];
  }
  if (isV2(input)) {
    return [input];
  }
  if (isV1(input) && input.v === undefined) {
    return [fromV1(input)];
  }
  if (kindOf(input) === 'http-request') {
    return [fromV3Request(input)];
  }
  if (Array.isArray(input.collections)) {
    return input.collections.flatMap(collectionsIn);
  }
  // What answers and backups wrap a collection in: Postman's API, its web application, scripts around them.
  return WRAPPERS.flatMap((name) => (isDict(input[name]) ? collectionsIn(input[name]) : []));
}

const WRAPPERS = ['collection', 'data'];

/** Items that were taken out of their collection: requests, and folders of them. */
function isItems(list: readonly unknown[]): boolean {
  const isItem = (entry: unknown): boolean =>
    isDict(entry) &&
    entry.info === undefined &&
    (isDict(entry.request) || typeof entry.request === 'string' || (Array.isArray(entry.item) && isItems(entry.item)));
  return list.length > 0 && list.every(isItem);
}

function isV2(value: Dict): boolean {
  const { openapi, swagger, asyncapi, brunoConfig } = value;
  const isOther = [openapi, swagger, asyncapi, brunoConfig].some((mark) => mark !== undefined);
  const named = isDict(value.info) && /getpostman|postman\.com/.test(asText(value.info.schema) ?? '');
  const listed = value.item !== undefined || (Array.isArray(value.items) && value.request === undefined);
  return !isOther && (named || listed);
}

/** Whether a text begins as an object or a list of JSON does. */
export function isJsonText(text: string): boolean {
  return /^[\ufeff\s]*[[{]/.test(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new UnreadableCollectionError(`The input is not JSON: ${(error as Error).message}`);
  }
}

/** Several collections as one, each in a folder of its own. */
function united(collections: readonly Dict[], diagnostics: Diagnostics): Dict {
  const names = collections.map((collection, index) => nameOf(collection) ?? `Collection ${index + 1}`);
  const variables = new Map<string, Dict>();
  for (const entry of collections.flatMap((collection) => asArray(collection.variable))) {
    const key = isDict(entry) ? asText(entry.key) : undefined;
    if (key === undefined || !isDict(entry)) {
      continue;
    }
    const before = variables.get(key);
    if (before && before.value !== entry.value) {
      const message = `The collections give the variable "${key}" different values; the first one's is used.`;
      diagnostics.add('warning', 'variable-clash', '', message);
    }
    variables.set(key, before ?? entry);
  }
  return {
    info: { name: names.join(', '), description: '' },
    variable: [...variables.values()],
    item: collections.map((collection, index) => ({
      name: names[index],
      description: isDict(collection.info) ? collection.info.description : undefined,
      auth: collection.auth,
      event: collection.event,
      item: Array.isArray(collection.item) ? collection.item : asArray(collection.items),
    })),
  };
}

function nameOf(collection: Dict): string | undefined {
  return isDict(collection.info) ? asText(collection.info.name)?.trim() || undefined : undefined;
}

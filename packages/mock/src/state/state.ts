import { readFile } from 'node:fs/promises';
import { MockStartError } from '../start-error.ts';
import { MockUsageError } from '../usage-error.ts';
import { type Item, idOf, isItem, isPathOf, type Model } from './model.ts';
import type { Snapshot, Store } from './store.ts';

/** What a mock with `state: true` keeps. */
export interface MockState {
  /**
   * The things of a collection, oldest first.
   *
   * @param path Of the collection, for example `/api/links/`.
   * @throws MockUsageError for a path at which the document has no collection.
   */
  items(path: string): readonly Item[];
  /** Stores a thing, in the place of one with the same `id`. Throws as `items`, and for a thing without an id. */
  put(path: string, item: Item): void;
  /** Everything that is stored, as JSON that can be kept and given back. */
  snapshot(): Snapshot;
  /** Replaces everything by what a snapshot has. Throws as `put`; nothing is changed then. */
  restore(snapshot: Snapshot): void;
  /** Back to the examples of the document and the seed data. */
  reset(): void;
}

export function createState({ collections }: Model, store: Store): MockState {
  const check = (path: string) => checkPath(collections, path);
  return {
    items(path) {
      check(path);
      return structuredClone(store.all(path));
    },
    put(path, item) {
      checkItems(collections, { [path]: [item] });
      store.put(path, structuredClone(item));
    },
    snapshot: () => store.snapshot(),
    restore(snapshot) {
      checkItems(collections, snapshot);
      store.restore(snapshot);
    },
    reset: () => store.reset(),
  };
}

/**
 * Reads seed data: an object with lists of things by the path of their collection, or the path of a file that has it.
 *
 * @throws MockStartError when a file cannot be read, or the data has not that form.
 */
export async function readSeedData(given: Snapshot | string | URL | undefined, model: Model): Promise<Snapshot> {
  if (given === undefined) {
    return {};
  }
  const isFile = typeof given === 'string' || given instanceof URL;
  try {
    const data = isFile ? JSON.parse(await readFile(given, 'utf8')) : given;
    checkItems(model.collections, data);
    return data as Snapshot;
  } catch (error) {
    throw new MockStartError(
      'option',
      `The seed data ${isFile ? `in ${given} ` : ''}cannot be used: ${(error as Error).message}`,
    );
  }
}

function checkPath(collections: Model['collections'], path: string): void {
  if (!collections.some((collection) => isPathOf(collection, path))) {
    const paths = collections.map((collection) => collection.path).filter((known) => !known.includes('{'));
    throw new MockUsageError(`No collection has the path "${path}". There are: ${paths.join(', ')}.`);
  }
}

function checkItems(collections: Model['collections'], data: unknown): void {
  if (!isItem(data)) {
    throw new MockUsageError('Give an object of lists: { "/path/of/a/collection/": [{ "id": "…" }] }.');
  }
  for (const [path, items] of Object.entries(data)) {
    checkPath(collections, path);
    if (!Array.isArray(items) || items.some((item) => !isItem(item) || idOf(item) === undefined)) {
      throw new MockUsageError(`What stands at "${path}" has to be a list of objects, each with an "id".`);
    }
  }
}

import { type Collection, deepField, type Item, idOf, isPathOf } from './model.ts';

/** Everything that is stored, by the path of its collection: JSON that can be kept in a file and given back. */
export type Snapshot = Readonly<Record<string, readonly Item[]>>;

/** Ids of what a thing belongs to, by the fields that name them. */
export type Owner = Readonly<Record<string, string>>;

/** Keeps things by collection and id. What is kept is not to be changed; it is replaced. */
export interface Store {
  /** The things at a concrete path, oldest first. */
  all(whole: string): readonly Item[];
  get(whole: string, id: string): Item | undefined;
  /** @param owner What it was retrieved through, for a thing that does not tell: `{ link: '…' }`. */
  put(whole: string, item: Item, owner?: Owner): void;
  /** The id of what a thing belongs to, by the field that names it; `undefined` when nothing is known. */
  ownerOf(whole: string, item: Item, reference: string): string | undefined;
  /** Removes a thing, what lies below its path, and what refers to it. Tells whether it was there. */
  remove(whole: string, id: string): boolean;
  snapshot(): Snapshot;
  /** Replaces everything. */
  restore(snapshot: Snapshot): void;
  /** Back to the seeds. */
  reset(): void;
}

/**
 * @param seeds Things beside those of the examples, or instead of them where their ids are the same.
 */
export function createStore(collections: readonly Collection[], seeds: Snapshot): Store {
  const stored = new Map<string, Map<string, Item>>();
  const seeded = new Set<string>();
  const fixed = new Map(collections.map((collection) => [collection.path, collection]));
  const kindOf = (whole: string) =>
    fixed.get(whole) ?? collections.find((collection) => collection.path.includes('{') && isPathOf(collection, whole));

  /** A collection below a thing of the seeds has the things of the examples as well; one below a new thing is empty. */
  const at = (whole: string): Map<string, Item> => {
    const found = stored.get(whole);
    if (found !== undefined) {
      return found;
    }
    const belongs = kindOf(whole)?.path.includes('{') === true && seeded.has(whole.split('/').slice(0, -2).join('/'));
    const items = new Map<string, Item>();
    for (const item of belongs ? (kindOf(whole)?.seeds ?? []) : []) {
      items.set(idOf(item) ?? '', item);
    }
    if (items.size > 0) {
      stored.set(whole, items);
    }
    return items;
  };
  const owners = new Map<string, Owner>();
  const put = (whole: string, item: Item, owner?: Owner) => {
    const items = at(whole);
    items.set(idOf(item) ?? '', item);
    stored.set(whole, items);
    if (owner !== undefined) {
      owners.set(`${whole}${idOf(item)}`, owner);
    }
  };
  const ownerOf = (whole: string, item: Item, reference: string) =>
    deepField(item, reference) ??
    owners.get(`${whole}${idOf(item)}`)?.[reference] ??
    // Examples that do not tell belong to the first owner of the examples.
    (kindOf(whole)?.owners.has(reference) && seeded.has(`${whole}${idOf(item)}`) ? firstOf(reference) : undefined);
  const firstOf = (reference: string) =>
    collections.find((collection) => collection.reference === reference)?.seeds.map(idOf)[0];
  const reset = () => {
    stored.clear();
    seeded.clear();
    owners.clear();
    const examples = collections
      .filter(({ path }) => !path.includes('{'))
      .map(({ path, seeds: own }) => [path, own] as const);
    for (const [whole, items] of [...examples, ...Object.entries(seeds)]) {
      for (const item of items) {
        put(whole, item);
        seeded.add(`${whole}${idOf(item)}`);
      }
    }
  };
  reset();

  return {
    all: (whole) => [...at(whole).values()],
    get: (whole, id) => at(whole).get(id),
    put,
    ownerOf,
    remove(whole, id) {
      const { reference } = kindOf(whole) ?? {};
      if (!at(whole).delete(id)) {
        return false;
      }
      for (const [path, items] of stored) {
        if (path.startsWith(`${whole}${id}/`)) {
          stored.delete(path);
          continue;
        }
        for (const [key, item] of items) {
          if (reference !== undefined && ownerOf(path, item, reference) === id) {
            items.delete(key);
          }
        }
      }
      return true;
    },
    snapshot: () =>
      structuredClone(Object.fromEntries([...stored].map(([whole, items]) => [whole, [...items.values()]]))),
    restore(snapshot) {
      stored.clear();
      for (const [whole, items] of Object.entries(structuredClone(snapshot))) {
        stored.set(whole, new Map());
        for (const item of items) {
          put(whole, item);
        }
      }
    },
    reset,
  };
}

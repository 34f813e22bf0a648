import type { ItemObservation } from '../observe/observations.ts';

const SEPARATOR = ' / ';

/** Tags of folders, and the groups that nested folders make of them. */
export class Tags {
  readonly #clashing: ReadonlySet<string>;

  /** @param paths of every folder that holds requests, from the outermost to itself */
  constructor(paths: Iterable<readonly string[]>) {
    const parents = new Map<string, Set<string>>();
    for (const path of paths) {
      const leaf = path.at(-1) ?? '';
      parents.set(leaf, (parents.get(leaf) ?? new Set()).add(path.slice(0, -1).join(SEPARATOR)));
    }
    this.#clashing = new Set([...parents].filter(([, own]) => own.size > 1).map(([leaf]) => leaf));
  }

  /** Name of a folder's tag: its own, with those around it where several folders have it. Undefined for none. */
  nameOf(path: readonly string[]): string | undefined {
    const leaf = path.at(-1);
    return leaf !== undefined && this.#clashing.has(leaf) ? path.join(SEPARATOR) : leaf;
  }
}

/** The tags of a collection's requests. */
export function tagsOf(items: readonly ItemObservation[]): Tags {
  return new Tags(items.map((item) => item.folders));
}

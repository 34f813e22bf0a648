import { type ChangeKind, rate } from './catalogue.ts';
import type { Change, Side, Weight } from './change.ts';
import type { Report } from './compare-schemas.ts';

const ORDER: readonly Weight[] = ['major', 'minor', 'patch'];

/** Gathers what a comparison finds: the same change at the same place is one change, whatever it reaches. */
export class Collector {
  readonly #changes = new Map<string, Omit<Change, 'reaches'> & { readonly reaches: Set<string> }>();

  add(
    kind: ChangeKind,
    place: string,
    what: string,
    { side, noun, reaches = [] }: { side?: Side; noun?: string; reaches?: Iterable<string> } = {},
  ): void {
    const rule = [side, noun, kind].filter(Boolean).join('-');
    const key = JSON.stringify([rule, place, what]);
    const known = this.#changes.get(key) ?? { rule, place, what, ...rate(kind, side), reaches: new Set() };
    for (const each of reaches) {
      known.reaches.add(each);
    }
    this.#changes.set(key, known);
  }

  /** A report for what is compared on one side, with everything that it reaches. */
  reporter(side: Side, reaches: Iterable<string>): Report {
    return (kind, place, what, noun) => this.add(kind, place, what, { side, reaches, ...(noun && { noun }) });
  }

  /** The heaviest first, then by rule and place. */
  list(): readonly Change[] {
    return [...this.#changes.values()]
      .map(({ reaches, ...change }) => ({ ...change, reaches: [...reaches].toSorted() }))
      .toSorted(
        (a, b) =>
          ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight) ||
          a.place.localeCompare(b.place) ||
          a.rule.localeCompare(b.rule),
      );
  }
}

import { operationKey } from '../compare/api.ts';
import { compare } from '../compare/compare.ts';
import type { Difference, Use } from '../compare/difference.ts';
import { documentSource, type Source } from '../compare/source.ts';
import type { Known } from '../record/records.ts';

/** What one of the other collections has beyond this one, and what it has otherwise. */
interface Said {
  readonly title: string;
  readonly more: ReadonlySet<string>;
  readonly otherwise: ReadonlySet<string>;
}

/** What the other collections said that feed the same specification, as far as this one speaks of the same. */
export class OtherCollections {
  readonly #others: Known['others'];
  readonly #theirs: Source;
  #said: readonly Said[] | undefined;

  constructor(others: Known['others'], theirs: Source) {
    this.#others = others;
    this.#theirs = theirs;
  }

  /** Name of a collection that still shows all that a difference says is gone. */
  showing({ uses }: Difference): string | undefined {
    return this.#all().find(({ more }) => uses.every((use) => more.has(keyOf(use))))?.title;
  }

  /** Name of a collection that shows something else at a place than this one does. */
  contradicting({ uses }: Difference): string | undefined {
    return this.#all().find(({ otherwise }) => uses.some((use) => otherwise.has(keyOf(use))))?.title;
  }

  #all(): readonly Said[] {
    this.#said ??= this.#others.map(({ title, record }) => {
      const other = documentSource(record.document(), 'other');
      const { differences } = compare({ theirs: other, ours: this.#theirs, base: undefined, items: new Map() });
      const keys = (kind: Difference['kind']): Set<string> =>
        new Set(differences.filter((own) => own.kind === kind).flatMap(({ uses }) => uses.map(keyOf)));
      return { title, more: keys('missing'), otherwise: keys('contradiction') };
    });
    return this.#said;
  }
}

/** A use, whatever the parameters of its path are called. */
function keyOf({ operation, what }: Use): string {
  const [method = '', path = ''] = operation.split(' ');
  return `${operationKey(method, path)}: ${what}`;
}

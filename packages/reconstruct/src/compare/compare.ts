import { isDict } from '../read/guards.ts';
import { type OperationAt, operationsOf, securityKinds, tagsOf } from './api.ts';
import { OperationComparison } from './compare-operation.ts';
import { SchemaComparison } from './compare-schema.ts';
import { type Content, type Difference, type Edit, shown, standingOf } from './difference.ts';
import { proseFact } from './facts.ts';
import type { Sides } from './place-context.ts';
import { childOf, type Key, membersOf, type Place, placeId, rootPlace, type Source } from './source.ts';

/** What a comparison is between. */
export interface ComparisonInput {
  /** The collection's document, shared parameters and responses in place. */
  readonly theirs: Source;
  /** The specification. */
  readonly ours: Source;
  /** What the collection said last time. */
  readonly base: Source | undefined;
  /** Paths of the collection's items by operation key. */
  readonly items: ReadonlyMap<string, readonly string[]>;
}

/** What came of it. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Operations of both sides by key of the collection's. */
  readonly matched: ReadonlyMap<string, OperationAt>;
  /** Where in the specification each schema component of the collection stands. */
  readonly counterparts: SchemaComparison['counterparts'];
  /** The same for what the collection said last time, some of which it may show at other places now. */
  readonly formerCounterparts: () => SchemaComparison['counterparts'];
  /** Operations that the collection does not have at all. */
  readonly onlyOurs: readonly OperationAt[];
}

/**
 * Holds a specification against a collection, and both against what the collection said last time. This is the one
 * comparison: merging and the drift check differ only in what they make of it.
 */
export function compare(input: ComparisonInput): Comparison {
  return new Run(input).run();
}

class Run {
  readonly #input: ComparisonInput;
  readonly #sides: Sides;
  readonly #schemas: SchemaComparison;
  readonly #found: Difference[] = [];
  readonly #matched = new Map<string, OperationAt>();

  constructor(input: ComparisonInput) {
    this.#input = input;
    const factPath = (place: Place): readonly Key[] =>
      factPathIn(place.file === input.theirs.root ? input.theirs : input.base, place);
    this.#sides = { ...input, factPath };
    this.#schemas = new SchemaComparison(this.#sides);
  }

  run(): Comparison {
    const { theirs, ours, base } = this.#input;
    const now = operationsOf(theirs);
    const own = new Map(operationsOf(ours).map((operation) => [operation.key, operation]));
    const then = new Map(base ? operationsOf(base).map((operation) => [operation.key, operation]) : []);
    this.#match(now, own, then);
    const matched = new Set(this.#matched.values());
    const onlyOurs = [...own.values()].filter((operation) => !matched.has(operation));
    const rootSecurity = this.#root(onlyOurs.length === 0);
    const compareOperations = (): Difference[] =>
      now.flatMap((operation) => {
        const counterpart = this.#matched.get(operation.key);
        const items = this.#input.items.get(operation.key) ?? [];
        const before = then.get(operation.key);
        return counterpart
          ? new OperationComparison(
              this.#sides,
              this.#schemas,
              { theirs: operation, ours: counterpart, base: before, items },
              rootSecurity,
            ).run()
          : [this.#missingOperation(operation, before, items)];
      });
    // Only when all places are known is it known which are one.
    compareOperations();
    this.#schemas.blockShared();
    this.#found.push(...compareOperations());
    const here = new Set(now.map(({ key }) => key));
    for (const operation of then.values()) {
      const counterpart = own.get(operation.key);
      if (counterpart && !here.has(operation.key) && !matched.has(counterpart)) {
        this.#goneOperation(operation, counterpart);
      }
    }
    const { counterparts } = this.#schemas;
    let former: SchemaComparison['counterparts'] | undefined;
    const formerCounterparts = (): SchemaComparison['counterparts'] => {
      former ??= this.#formerCounterparts(then, own);
      return former;
    };
    return { differences: united(this.#found), matched: this.#matched, counterparts, formerCounterparts, onlyOurs };
  }

  #formerCounterparts(
    then: ReadonlyMap<string, OperationAt>,
    own: ReadonlyMap<string, OperationAt>,
  ): SchemaComparison['counterparts'] {
    const { base, ours } = this.#input;
    const sides: Sides = { theirs: base ?? ours, ours, base: undefined, factPath: () => [] };
    const schemas = new SchemaComparison(sides);
    for (const [key, operation] of then) {
      const counterpart = this.#matched.get(key) ?? own.get(key);
      if (counterpart) {
        const pair = { theirs: operation, ours: counterpart, base: undefined, items: [] };
        new OperationComparison(sides, schemas, pair, undefined).run();
      }
    }
    return schemas.counterparts;
  }

  /** By method and path; an operation whose path was changed by hand, by the id it was given. */
  #match(
    now: readonly OperationAt[],
    own: ReadonlyMap<string, OperationAt>,
    then: ReadonlyMap<string, OperationAt>,
  ): void {
    const keys = new Set(now.map(({ key }) => key));
    for (const operation of now) {
      const same = own.get(operation.key);
      const id = idOf(then.get(operation.key));
      const moved = [...own.values()].find(
        (candidate) =>
          id !== undefined &&
          idOf(candidate) === id &&
          candidate.method === operation.method &&
          !keys.has(candidate.key) &&
          placeholders(candidate.path) === placeholders(operation.path),
      );
      const counterpart = same ?? moved;
      if (counterpart) {
        this.#matched.set(operation.key, counterpart);
      }
    }
  }

  #missingOperation(operation: OperationAt, base: OperationAt | undefined, items: readonly string[]): Difference {
    const root = rootPlace(this.#input.ours);
    return {
      kind: 'missing',
      standing: standingOf(this.#input.base !== undefined, base !== undefined, true),
      message: `the collection calls ${operation.title}, the specification has no such operation`,
      base: base ? 'has it' : undefined,
      at: childOf(root, 'paths') ?? root,
      facts: [this.#sides.factPath(operation.place)],
      edits: [
        {
          action: 'set',
          file: root.file,
          path: ['paths', operation.path, operation.method],
          value: { part: 'operation', from: operation.place, operation: operation.key },
        },
      ],
      weak: false,
      uses: [{ operation: operation.title, items, what: 'request' }],
    };
  }

  #goneOperation(base: OperationAt, ours: OperationAt): void {
    this.#found.push({
      kind: 'gone',
      standing: 'theirs',
      message: `the collection no longer calls ${base.title}`,
      ours: 'has it',
      at: ours.place,
      facts: [this.#sides.factPath(base.place)],
      edits: [],
      weak: false,
      uses: [{ operation: ours.title, items: [], what: 'request' }],
    });
  }

  /**
   * Title, servers, tags and authentication of the document as a whole.
   *
   * @param allKnown whether the collection has every operation of the specification
   * @returns what the collection asks for, when that will hold for operations without a requirement of their own
   */
  #root(allKnown: boolean): { readonly theirs: unknown } | undefined {
    const { theirs, ours, base } = this.#input;
    const [now, own] = [rootPlace(theirs), rootPlace(ours)];
    const then = base && rootPlace(base);
    if (then === undefined) {
      return undefined;
    }
    const info = (place: Place | undefined): Place | undefined => childOf(place, 'info');
    for (const key of ['title', 'description', 'version']) {
      this.#rootText(key, childOf(info(now), key), childOf(info(own), key), childOf(info(then), key), {
        file: own.file,
        path: ['info', key],
      });
    }
    this.#servers(now, own, then);
    this.#tagDescriptions(now, own, then);
    return this.#rootSecurity(now, own, then, allKnown);
  }

  #rootText(
    what: string,
    now: Place | undefined,
    own: Place | undefined,
    then: Place | undefined,
    where: { file: string; path: Key[] },
  ): void {
    const facts = [now, own, then].map((place) => proseFact(place?.value));
    if (now === undefined || facts[0] === facts[1]) {
      return;
    }
    this.#document(what, {
      kind: own === undefined ? 'missing' : 'contradiction',
      standing: standingOf(true, facts[0] === facts[2], facts[1] === facts[2]),
      message: 'the collection says otherwise',
      base: shown(then?.value),
      ours: shown(own?.value),
      theirs: shown(now.value),
      at: own ?? rootPlace(this.#input.ours),
      facts: [this.#sides.factPath(now)],
      edits: [{ action: 'set', ...where, value: { data: now.value } }],
      weak: true,
    });
  }

  #document(what: string, difference: Omit<Difference, 'uses'>): void {
    this.#found.push({ ...difference, uses: [{ operation: 'document', items: [], what }] });
  }

  #servers(now: Place, own: Place, then: Place): void {
    const urls = (root: Place): Map<string, Place> =>
      new Map(
        membersOf(childOf(root, 'servers')).map(([, server]) => [
          String(isDict(server.value) ? server.value.url : ''),
          server,
        ]),
      );
    const [a, b, c] = [urls(now), urls(own), urls(then)];
    for (const [url, server] of a) {
      // Where no address is known, none is missing.
      if (!b.has(url) && url !== '/') {
        this.#document(`server ${url}`, {
          kind: 'missing',
          standing: standingOf(true, c.has(url), true),
          message: `the collection calls ${url}, which is no server of the specification`,
          at: childOf(own, 'servers') ?? own,
          facts: [['servers', url]],
          edits: [{ action: 'append', file: own.file, path: ['servers'], value: { data: server.value } }],
          weak: true,
        });
      }
    }
  }

  #tagDescriptions(now: Place, own: Place, then: Place): void {
    const [a, b, c] = [tagsOf(now), tagsOf(own), tagsOf(then)];
    for (const [name, tag] of a) {
      const mine = b.get(name);
      if (mine) {
        const described = (place: Place | undefined): Place | undefined => childOf(place, 'description');
        this.#rootText(`tag ${name}`, described(tag), described(mine), described(c.get(name)), {
          file: mine.file,
          path: [...mine.path, 'description'],
        });
      }
    }
  }

  #rootSecurity(now: Place, own: Place, then: Place, allKnown: boolean): { readonly theirs: unknown } | undefined {
    const kinds = [
      securityKinds(this.#input.theirs, childOf(now, 'security')?.value),
      securityKinds(this.#input.ours, childOf(own, 'security')?.value),
      securityKinds(this.#input.base as Source, childOf(then, 'security')?.value),
    ].map((list) => JSON.stringify(list));
    if (kinds[0] === undefined || kinds[0] === kinds[1] || kinds[0] === kinds[2] || kinds[1] !== kinds[2]) {
      return undefined;
    }
    const at = childOf(now, 'security');
    this.#document('auth', {
      kind: kinds[1] === undefined ? 'missing' : 'contradiction',
      standing: 'theirs',
      message: 'the collection as a whole signs in otherwise',
      base: kinds[2],
      ours: kinds[1],
      theirs: kinds[0],
      at: childOf(own, 'security') ?? own,
      facts: [['security']],
      edits: allKnown && at ? [{ action: 'set', file: own.file, path: ['security'], value: securityPart(at) }] : [],
      blocked: allKnown ? undefined : 'it would also hold for operations that the collection does not have',
      weak: false,
    });
    return allKnown ? { theirs: at?.value } : undefined;
  }
}

function securityPart(from: Place): Content {
  return { part: 'security', from, operation: '' };
}

function idOf(operation: OperationAt | undefined): unknown {
  return isDict(operation?.place.value) ? operation.place.value.operationId : undefined;
}

function placeholders(path: string): number {
  return path.split('{').length;
}

/** What an edit writes, for telling edits apart. */
function contentOf({ value }: Edit): unknown {
  return value && ('data' in value ? value.data : value.from.value);
}

/** The field that a phrase ends in, with what of it differs: `currency type` of `response 200 body total.currency type`. */
function fieldOf(what: string): string {
  return /[^.\s\]]*(?: (?:type|format|enum|required))?$/.exec(what)?.[0] ?? what;
}

/** The same difference found from several operations is one, with all its uses. */
function united(differences: readonly Difference[]): Difference[] {
  const found = new Map<string, Difference>();
  for (const difference of differences) {
    const { kind, standing, message, at, edits, uses } = difference;
    const edit = edits[0];
    const whole = uses[0]?.operation === 'document' ? uses[0].what : '';
    // What is for a person to write has no edit that would tell one field from another of the same object.
    const place = edit
      ? JSON.stringify([edit.action, edit.file, ...edit.path, contentOf(edit)])
      : fieldOf(uses[0]?.what ?? '');
    const key = [kind, standing, message, placeId(at), place, whole].join('\n');
    const known = found.get(key);
    found.set(
      key,
      known ? { ...known, facts: [...known.facts, ...difference.facts], uses: [...known.uses, ...uses] } : difference,
    );
  }
  return [...found.values()];
}

/** The path of a fact in a record, for a place of a document as `withPartsInPlace` leaves it. */
function factPathIn(source: Source | undefined, place: Place): readonly Key[] {
  const out: Key[] = [];
  let at: unknown = source?.data(place.file);
  for (const key of place.path) {
    const next = typeof at === 'object' && at !== null ? (at as Record<Key, unknown>)[key] : undefined;
    const named = typeof key === 'number' && out.at(-1) === 'parameters' && isDict(next);
    out.push(named ? `${next.in}:${next.name}` : key);
    at = next;
  }
  return out;
}

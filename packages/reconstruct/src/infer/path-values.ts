import type { ItemObservation } from '../observe/observations.ts';
import { segmentKind, standsForItself } from '../observe/segments.ts';
import { singular, singularWords, words } from '../words.ts';
import {
  answeredField,
  type KnownValues,
  namesLookup,
  namesOneThing,
  namesWrongId,
  sentValues,
} from './path-evidence.ts';
import type { PathNode } from './path-tree.ts';

/** Why a word of a path is a value of a parameter. */
export type ValueReason =
  | 'placeholder'
  | 'looks like an id'
  | 'beside a parameter'
  | 'one request with several urls'
  | 'the answer repeats it'
  | 'sent elsewhere under a name that identifies'
  | 'the name of the request says so'
  | 'alike other values'
  | 'changed and removed like a thing';

/** A word that was taken for a value. */
export interface FoundValue {
  readonly word: string;
  /** The fixed words before it. */
  readonly trail: readonly string[];
  readonly reasons: readonly ValueReason[];
}

/** Segments that stand before the things of an API: versions and the like. */
const ANTEROOM = /^(?:api|apis|rest|services?|public|admin|data|latest|v\d[\w.]*|\d+\.\d+)$/i;

/** Whether nothing but versions and the like stands before a segment. */
export function isAnteroom(trail: readonly string[]): boolean {
  return trail.every((segment) => ANTEROOM.test(segment));
}

/** More words than these at one place are not compared with each other. */
const FEW_SIBLINGS = 100;
const CAPITALS = /^[A-Z]{2,6}$|^[A-Z]{3}[-_][A-Z]{3,4}$/;
const ACRONYMS = /^(?:API|REST|SOAP|ODATA|RPC|SQL|CSV|PDF|XML|JSON|OTP|SMS|FAQ|SSO|MFA|HTTP|URL)$/;

/** `DATA_CONTRACT`: a value of an enumeration, or a service that shouts its name. */
const CONSTANT = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** What comes in sorts: `/documentType/DATA_CONTRACT`. */
const SORT = /(?:type|kind|sort|status|state|category|mode|role|level|reason)s?$/i;

/** Decides, from the root of a tree downwards, which words are values, and moves them below their parameter. */
export class PathValues {
  readonly #items: readonly ItemObservation[];
  /** Undefined for a collection that a generator wrote: its words are the words of the description. */
  readonly #known: KnownValues | undefined;
  readonly #byOwner = new Map<string, Set<string>>();
  readonly #sent = new Map<PathNode, ReadonlyMap<string, string>>();
  /** Everything found, in the order of the tree. */
  readonly found: FoundValue[] = [];
  /** Names that evidence gives the parameters of nodes. */
  readonly fields = new Map<PathNode, string>();

  constructor(items: readonly ItemObservation[], known: KnownValues | undefined) {
    this.#items = items;
    this.#known = known;
  }

  /** Decides for a node and all below it. */
  decide(node: PathNode, trail: readonly string[] = []): void {
    const reasons: readonly ((word: string, child: PathNode) => ValueReason | undefined)[] = [
      (word) => this.#byLook(word, node, trail),
      (word, child) => this.#byEvidence(word, child, node, trail),
      (word, child) => this.#bySiblings(word, child, node, trail),
    ];
    for (const reasonOf of reasons) {
      for (const [word, child] of [...node.words]) {
        const reason = reasonOf(word, child);
        if (reason !== undefined) {
          this.#take(node, word, trail, reason);
        }
      }
    }
    for (const [word, child] of node.words) {
      this.decide(child, [...trail, word]);
    }
    if (node.parameter) {
      this.decide(node.parameter, [...trail, '{}']);
    }
  }

  /** Once more for words that only stand elsewhere beside others: what is a value below `Group` is one everywhere. */
  transfer(node: PathNode, trail: readonly string[] = []): void {
    const owner = trail.at(-1) ?? '';
    for (const [word, child] of [...node.words]) {
      if (this.#byOwner.get(owner)?.has(word)) {
        this.#take(node, word, trail, 'alike other values');
      } else {
        this.transfer(child, [...trail, word]);
      }
    }
    if (node.parameter) {
      this.transfer(node.parameter, [...trail, '{}']);
    }
  }

  #take(node: PathNode, word: string, trail: readonly string[], reason: ValueReason): void {
    node.takeAsValue(word);
    const reasons: ValueReason[] = [reason];
    if (node.names.size > 0) {
      reasons.push('beside a parameter');
    }
    if (node.exchanged.has(word)) {
      reasons.push('one request with several urls');
    }
    this.found.push({ word, trail, reasons });
    const owner = trail.at(-1) ?? '';
    const words = this.#byOwner.get(owner) ?? new Set();
    this.#byOwner.set(owner, words.add(word));
  }

  #byLook(word: string, node: PathNode, trail: readonly string[]): ValueReason | undefined {
    const anteroom = isAnteroom(trail);
    switch (segmentKind(word)) {
      case 'placeholder':
        return 'placeholder';
      case 'id':
        // `/2010-04-01/accounts`: a version.
        return anteroom && /^\d{4}-\d\d/.test(word) ? undefined : 'looks like an id';
      case 'number':
        return anteroom && !node.parameter ? undefined : 'looks like an id';
      case 'year':
        return node.parameter || siblings(node, (other) => segmentKind(other) === 'year') > 1
          ? 'beside a parameter'
          : undefined;
      case 'code':
        return anteroom ? undefined : 'looks like an id';
      default:
        return undefined;
    }
  }

  #byEvidence(word: string, child: PathNode, node: PathNode, trail: readonly string[]): ValueReason | undefined {
    if (word === '') {
      // `/snapshots//{id}` is a slip of the keyboard, `/pets//photos` a test with an empty id.
      return node.parameter && !child.parameter ? 'beside a parameter' : undefined;
    }
    if (node.parameter && [...node.names].some((name) => name.toLowerCase() === word.toLowerCase())) {
      return 'placeholder';
    }
    if (node.exchanged.has(word) && !standsForItself(word)) {
      return 'one request with several urls';
    }
    const owner = trail.at(-1) ?? '';
    if (!this.#known || isAnteroom(trail) || word.includes('{') || segmentKind(word) === 'year') {
      return undefined;
    }
    if (node.parameter && child.visits.every((visit) => this.#items[visit]?.negative)) {
      return 'beside a parameter';
    }
    if (standsForItself(word)) {
      return child.visits.some((visit) => this.#isLookedUp(visit, word, node)) ? 'the answer repeats it' : undefined;
    }
    const field = this.#answered(child, word) ?? this.#known.fieldFor(word, owner) ?? this.#sentTo(node).get(word);
    if (field !== undefined) {
      if (!this.fields.has(node)) {
        this.fields.set(node, field);
      }
      return this.#answered(child, word) ? 'the answer repeats it' : 'sent elsewhere under a name that identifies';
    }
    if (isPlural(owner) && CAPITALS.test(word) && !ACRONYMS.test(word)) {
      return 'looks like an id';
    }
    if (CONSTANT.test(word) && (SORT.test(owner) || hasTwin(child, word, node))) {
      return 'looks like an id';
    }
    const thing = singularWords(words(owner)).join('');
    if (thing !== '' && word.toLowerCase().replace(/[-_]/g, '').replace(/\d+$/, '') === thing && /\d$/.test(word)) {
      return 'looks like an id';
    }
    if (child.visits.some((visit) => namesWrongId(this.#items[visit] as ItemObservation, owner))) {
      return 'the name of the request says so';
    }
    if (child.ends.some((end) => namesOneThing(this.#items[end] as ItemObservation, owner, word))) {
      return 'the name of the request says so';
    }
    return this.#isTreatedAsThing(word, child, node, owner);
  }

  #sentTo(node: PathNode): ReadonlyMap<string, string> {
    let values = this.#sent.get(node);
    if (!values) {
      values = sentValues(node.ends.map((end) => this.#items[end] as ItemObservation));
      this.#sent.set(node, values);
    }
    return values;
  }

  #answered(child: PathNode, word: string): string | undefined {
    for (const end of child.ends) {
      const field = answeredField(this.#items[end] as ItemObservation, word);
      if (field !== undefined) {
        return field;
      }
    }
    return undefined;
  }

  // `/roles/admin`: a word that often stands for itself needs an answer, and a list it stands beside.
  #isLookedUp(visit: number, word: string, node: PathNode): boolean {
    return node.ends.length > 0 && answeredField(this.#items[visit] as ItemObservation, word) !== undefined;
  }

  // What can be removed is a thing, and a thing among others where there is a list of them.
  #isTreatedAsThing(word: string, child: PathNode, node: PathNode, owner: string): ValueReason | undefined {
    if (!isPlural(owner) || isPlural(word) || node.ends.length === 0 || /[a-z][A-Z]|^(?:by|for|with)[-_]/.test(word)) {
      return undefined;
    }
    const { methods } = child;
    if (methods.has('DELETE') || (methods.has('GET') && (methods.has('PUT') || methods.has('PATCH')))) {
      return 'changed and removed like a thing';
    }
    const lookup = child.ends.some((end) => {
      const item = this.#items[end] as ItemObservation;
      return namesLookup(item) && !item.parameters.some((parameter) => parameter.in === 'query');
    });
    return lookup ? 'the name of the request says so' : undefined;
  }

  #bySiblings(word: string, child: PathNode, node: PathNode, trail: readonly string[]): ValueReason | undefined {
    if (!node.parameter || (standsForItself(word) && word !== 'all') || word.includes('{') || isAnteroom(trail)) {
      return undefined;
    }
    const own = child.continuation();
    // `data:old` and `data:new`
    const space = /^([\w-]+:)[\w-]+$/.exec(word)?.[1];
    if (space !== undefined && [...node.values].some((value) => value.startsWith(space))) {
      return 'alike other values';
    }
    if (own === '') {
      return undefined;
    }
    if (node.values.size > 0 && node.parameter.continuation().split('/').includes(own)) {
      return 'alike other values';
    }
    const twin =
      node.words.size <= FEW_SIBLINGS &&
      [...node.words].some(
        ([other, sibling]) => other !== word && areKin(word, other) && sibling.continuation() === own,
      );
    return twin && this.#known ? 'alike other values' : undefined;
  }
}

function siblings(node: PathNode, test: (word: string) => boolean): number {
  return [...node.words.keys()].filter(test).length;
}

/** Whether another constant at the same place goes on in the same way. */
function hasTwin(child: PathNode, word: string, node: PathNode): boolean {
  const own = child.continuation();
  return (
    own !== '' &&
    [...node.words].some(([other, twin]) => other !== word && CONSTANT.test(other) && twin.continuation() === own)
  );
}

/** One name is the beginning of the other: `pki` and `pki_int`. */
function areKin(a: string, b: string): boolean {
  return (
    (a.startsWith(b) && /^[-_.:\d]/.test(a.slice(b.length))) || (b.startsWith(a) && /^[-_.:\d]/.test(b.slice(a.length)))
  );
}

function isPlural(word: string): boolean {
  const last = words(word).at(-1) ?? '';
  return last.length > 3 && singular(last) !== last;
}

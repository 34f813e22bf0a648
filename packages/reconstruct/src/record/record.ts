import { operationKey } from '../compare/api.ts';
import { documentOfFacts, factsOf } from '../compare/facts.ts';
import type { Key } from '../compare/source.ts';
import { asArray, isDict, put } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { factsOfLine, linesOf } from './record-lines.ts';

const HEADER = [
  '# What the collection said when it was last merged into the specification beside this file: one fact a line.',
  '# Written by `reconstruct --into`; commit it. After a merge conflict in git keep the lines of both sides.',
];

/** Between the steps of a path. */
const STEP = '\0';

/**
 * What a collection said at the last import, as facts: `/orders/{id} get operationId = "getOrder"`. It is the base of the
 * three-way merge and the lock of the names.
 */
export class ImportRecord {
  /** Values by path. */
  readonly #facts: Map<string, unknown>;
  /** Paths by operation. */
  #spelling: ReadonlyMap<string, string> | undefined;

  private constructor(facts: Map<string, unknown>) {
    this.#facts = facts;
  }

  /** The record of a document. */
  static of(document: OpenApiDocument): ImportRecord {
    const facts = new Map<string, unknown>();
    flatten(factsOf(document), [], facts);
    return new ImportRecord(facts);
  }

  /**
   * Reads a record. A line that says nothing is passed over, and so are two lines that contradict each other, as a
   * careless merge may leave them: what they are about is then unknown, and differences there are told again.
   */
  static parse(text: string): ImportRecord {
    const facts = new Map<string, unknown>();
    const contradicted = new Set<string>();
    for (const line of text.split(/\r?\n/)) {
      for (const [path, value] of line.startsWith('#') ? [] : factsOfLine(line)) {
        const key = pathOf(path);
        if (facts.has(key) && JSON.stringify(facts.get(key)) !== JSON.stringify(value)) {
          contradicted.add(key);
        }
        facts.set(key, value);
      }
    }
    for (const key of contradicted) {
      facts.delete(key);
    }
    return new ImportRecord(facts);
  }

  /** The document the facts describe; what is not in the record is not in it. */
  document(): OpenApiDocument {
    const tree: Record<string, unknown> = {};
    for (const [key, value] of this.#facts) {
      insert(tree, key.split(STEP), value);
    }
    return documentOfFacts(tree);
  }

  /** A fact's path with the operation's path as it is written here: a slash or other names make no other operation. */
  #spelled(path: readonly Key[]): readonly Key[] {
    const [kind, written, method] = path.map(String);
    if (kind !== 'paths' || written === undefined || method === undefined) {
      return path;
    }
    const key = operationKey(method, written);
    this.#spelling ??= spellings(this.#facts.keys());
    return ['paths', this.#spelling.get(key) ?? written, ...path.slice(2)];
  }

  /** Writes a path as it was written last time. */
  spell(path: string, before: string): void {
    const [now, former] = [pathOf(['paths', path]), pathOf(['paths', before])];
    for (const [key, value] of [...this.#facts].filter(([key]) => isBelow(key, now))) {
      this.#facts.delete(key);
      this.#facts.set(former + key.slice(now.length), value);
    }
    this.#spelling = undefined;
  }

  /**
   * Takes the facts below a path from another record, or the lack of them.
   *
   * @param from the path there, when it is another
   */
  keepFrom(other: ImportRecord | undefined, path: readonly Key[], from: readonly Key[] = path): void {
    const prefix = pathOf(this.#spelled(path));
    for (const key of [...this.#facts.keys()].filter((own) => isBelow(own, prefix))) {
      this.#facts.delete(key);
    }
    const source = pathOf(other ? other.#spelled(from) : from);
    for (const [key, value] of other === undefined ? [] : other.#facts) {
      if (isBelow(key, source)) {
        this.#facts.set(prefix + key.slice(source.length), value);
        this.#keepReferred(other, value);
      }
    }
  }

  /** A schema or a security scheme that a kept fact refers to is kept as well. */
  #keepReferred(other: ImportRecord | undefined, value: unknown): void {
    const schema = /^#\/components\/schemas\/(.+)$/.exec(String(value))?.[1];
    const schemes = asArray(value).flatMap((requirement) => Object.keys(isDict(requirement) ? requirement : {}));
    const paths = [
      ...(schema === undefined ? [] : [['components', 'schemas', schema]]),
      ...schemes.map((name) => ['components', 'securitySchemes', name]),
    ];
    for (const path of paths) {
      if (![...this.#facts.keys()].some((key) => isBelow(key, pathOf(path)))) {
        this.keepFrom(other, path);
      }
    }
  }

  /** The file's text: sorted, so that git merges what two people imported. */
  text(): string {
    const lines = linesOf([...this.#facts].map(([key, value]) => [key.split(STEP), value]));
    return `${[...HEADER, ...lines].join('\n')}\n`;
  }
}

function spellings(keys: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of keys) {
    const [kind, path = '', method = ''] = key.split(STEP, 3);
    if (kind === 'paths') {
      found.set(operationKey(method, path), path);
    }
  }
  return found;
}

function isBelow(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(prefix + STEP);
}

function flatten(node: unknown, path: readonly string[], facts: Map<string, unknown>): void {
  if (isDict(node) && Object.keys(node).length > 0) {
    for (const [key, value] of Object.entries(node)) {
      flatten(value, [...path, key], facts);
    }
  } else if (node !== undefined) {
    facts.set(pathOf(path), node);
  }
}

function insert(tree: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = tree;
  for (const key of path.slice(0, -1)) {
    const below = Object.hasOwn(at, key) ? at[key] : undefined;
    if (isDict(below)) {
      at = below;
    } else {
      const made: Record<string, unknown> = {};
      put(at, key, made);
      at = made;
    }
  }
  const last = path.at(-1) as string;
  // `{}` says that there is something; what is below it says more.
  if (!(isDict(value) && Object.hasOwn(at, last))) {
    put(at, last, value);
  }
}

function pathOf(path: readonly Key[]): string {
  return path.join(STEP);
}

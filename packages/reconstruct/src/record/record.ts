import { operationKey } from '../compare/api.ts';
import { documentOfFacts, factsOf } from '../compare/facts.ts';
import type { Key } from '../compare/source.ts';
import { isDict, put } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';

const HEADER = [
  '# What the collection said when it was last merged into the specification beside this file: one fact a line.',
  '# Written by `reconstruct --into`; commit it. After a merge conflict in git keep the lines of both sides.',
];

/**
 * What a collection said at the last import, as facts: `paths /orders/{id} get operationId` → `"getOrder"`. It is the
 * base of the three-way merge and the lock of the names.
 */
export class ImportRecord {
  /** JSON text by path. */
  readonly #facts: Map<string, string>;
  /** Paths by operation. */
  #spelling: ReadonlyMap<string, string> | undefined;

  private constructor(facts: Map<string, string>) {
    this.#facts = facts;
  }

  /** The record of a document. */
  static of(document: OpenApiDocument): ImportRecord {
    const facts = new Map<string, string>();
    flatten(factsOf(document), '', facts);
    return new ImportRecord(facts);
  }

  /**
   * Reads a record. A line that says nothing is passed over, and so are two lines that contradict each other, as a
   * careless merge may leave them: what they are about is then unknown, and differences there are told again.
   */
  static parse(text: string): ImportRecord {
    const facts = new Map<string, string>();
    const contradicted = new Set<string>();
    for (const line of text.split(/\r?\n/)) {
      const at = line.startsWith('#') ? -1 : line.indexOf(' = ');
      if (at <= 0) {
        continue;
      }
      const [path, value] = [line.slice(0, at), line.slice(at + 3)];
      if (isJson(value) && path.split(' ').every((part) => !part.startsWith('"') || isJson(part))) {
        if (facts.has(path) && facts.get(path) !== value) {
          contradicted.add(path);
        }
        facts.set(path, value);
      }
    }
    for (const path of contradicted) {
      facts.delete(path);
    }
    return new ImportRecord(facts);
  }

  /** The document the facts describe; what is not in the record is not in it. */
  document(): OpenApiDocument {
    const tree: Record<string, unknown> = {};
    for (const [path, json] of this.#facts) {
      insert(tree, segmentsOf(path), JSON.parse(json));
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

  /** A schema that a kept fact refers to is kept as well. */
  #keepReferred(other: ImportRecord | undefined, value: string): void {
    const name = /^"#\/components\/schemas\/(.+)"$/.exec(value)?.[1];
    const path = ['components', 'schemas', name ?? ''];
    if (name !== undefined && ![...this.#facts.keys()].some((key) => isBelow(key, pathOf(path)))) {
      this.keepFrom(other, path);
    }
  }

  /** The file's text: sorted, so that git merges what two people imported. */
  text(): string {
    const lines = [...this.#facts].map(([path, value]) => `${path} = ${value}`).sort();
    return `${[...HEADER, ...lines].join('\n')}\n`;
  }
}

function spellings(facts: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const fact of facts) {
    if (fact.startsWith('paths ')) {
      const [, path = '', method = ''] = segmentsOf(fact.split(' ', 3).join(' '));
      found.set(operationKey(method, path), path);
    }
  }
  return found;
}

function isBelow(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(`${prefix} `);
}

function flatten(node: unknown, path: string, facts: Map<string, string>): void {
  if (isDict(node) && Object.keys(node).length > 0) {
    for (const [key, value] of Object.entries(node)) {
      flatten(value, path === '' ? segment(key) : `${path} ${segment(key)}`, facts);
    }
  } else if (node !== undefined) {
    facts.set(path, JSON.stringify(node));
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

const PLAIN = /^[^\s"#=]+$/;

function segment(key: string): string {
  return PLAIN.test(key) ? key : JSON.stringify(key).replaceAll(' ', '\\u0020').replaceAll('=', '\\u003d');
}

function pathOf(path: readonly Key[]): string {
  return path.map((key) => segment(String(key))).join(' ');
}

function segmentsOf(path: string): string[] {
  return path.split(' ').map((part) => (part.startsWith('"') ? (JSON.parse(part) as string) : part));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

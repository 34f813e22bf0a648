import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../compare/api.ts';
import { compare } from '../compare/compare.ts';
import type { Difference, Edit } from '../compare/difference.ts';
import { withPartsInPlace } from '../compare/facts.ts';
import { childOf, documentSource, membersOf, rootPlace, type Source } from '../compare/source.ts';
import { EditError, type PlainEdit } from '../edit/plain-edits.ts';
import { finishInterrupted, writeFiles } from '../layout/write-files.ts';
import { asArray, isDict } from '../read/guards.ts';
import type { Reconstruction } from '../reconstruct.ts';
import { keepNames } from '../record/keep-names.ts';
import { ImportRecord } from '../record/record.ts';
import { type Known, recordOf, titleOf } from '../record/records.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { toYaml } from '../write/yaml.ts';
import { OperationAdder } from './add-operation.ts';
import { type Answer, Answers, parseIgnoreList, readDecisionRecords } from './answers.ts';
import { houseStyleOf } from './house-style.ts';
import { Likeness } from './likeness.ts';
import type { MergeEntry, MergeReport, Outcome } from './merge-report.ts';
import { OtherCollections } from './other-collections.ts';
import { PartWriter } from './part-writer.ts';
import { SpecFiles } from './spec-files.ts';
import { todoFor } from './todo.ts';
import { writeNew } from './write-new.ts';

/** How to merge. */
export interface MergeOptions {
  /** Find out only, write nothing; default false. */
  readonly check?: boolean;
  /** Compare as if nothing were known of earlier imports: what was decided by hand is told as well; default false. */
  readonly afresh?: boolean;
  /** Names of other collections that feed the specification: this one is none of them under a new name; default none. */
  readonly beside?: readonly string[];
}

/** Name of the ignore list beside a root document: `openapi.ignore.txt`. */
export function ignoreName(root: string): string {
  return root.replace(/\.\w+$/, '.ignore.txt');
}

/**
 * Merges what a collection says into a specification: three ways, with what the collection said last time as base.
 * What the collection alone has changed is written as text insertion or replacement, what the specification alone has
 * changed stays, and the rest is told. All files are written, or none; the record of this import is one of them.
 * Where there is no specification yet, the whole document becomes one.
 *
 * @param reconstruction of the collection; its document must be of the specification's OpenAPI version
 * @param path a folder with an `openapi.yaml` (or `.json`), or a specification in one file
 * @throws UnreadableSpecificationError when the specification cannot be read
 */
export function mergeInto(
  reconstruction: Pick<Reconstruction, 'document' | 'items'>,
  path: string,
  options: MergeOptions = {},
): MergeReport {
  const spec = SpecFiles.at(path);
  if (options.check !== true) {
    finishInterrupted(spec.folder);
  }
  if (!spec.exists()) {
    return writeNew(reconstruction.document, spec, options.check === true);
  }
  spec.check();
  return new Merge(reconstruction, spec, options).run(options.check === true);
}

/** Reads the answers that people gave to differences: decision records and the ignore list beside a specification. */
export function readAnswers(spec: SpecFiles): Answer[] {
  const name = ignoreName(spec.root);
  const file = join(spec.folder, name);
  const list = existsSync(file) ? parseIgnoreList(readFileSync(file, 'utf8'), name) : [];
  return [...list, ...readDecisionRecords(join(spec.folder, 'decisions'))];
}

/** What became of a difference, why it was not written, and the answer it had. */
interface Settled {
  readonly outcome: Outcome;
  readonly blocked?: string | undefined;
  readonly answer?: string;
}

class Merge {
  readonly #document: OpenApiDocument;
  readonly #items: ReadonlyMap<string, readonly string[]>;
  readonly #theirs: Source;
  readonly #spec: SpecFiles;
  readonly #known: Known;
  /** What the collection said last time. */
  readonly #before: ImportRecord | undefined;
  readonly #others: OtherCollections;
  readonly #answers: Answers;
  readonly #made = new Map<string, string>();
  /** What is being settled. */
  #owner: object = this;

  constructor({ document, items }: Pick<Reconstruction, 'document' | 'items'>, spec: SpecFiles, options: MergeOptions) {
    const { afresh = false, beside } = options;
    this.#known = recordOf(document, spec.root, spec.folder, (file) => spec.text(file), beside);
    this.#before = afresh ? undefined : this.#known.record;
    this.#document = this.#before ? keepNames(document, this.#before.document()) : document;
    this.#theirs = documentSource(withPartsInPlace(this.#document), 'theirs');
    this.#others = new OtherCollections(afresh ? [] : this.#known.others, this.#theirs);
    this.#items = items;
    this.#spec = spec;
    this.#answers = new Answers(readAnswers(spec));
  }

  run(checked: boolean): MergeReport {
    const theirs = this.#theirs;
    const base = this.#before && documentSource(this.#before.document(), 'base');
    const comparison = compare({ theirs, ours: this.#spec, base, items: this.#items });
    const house = houseStyleOf(this.#spec);
    const alike = new Likeness({ theirs, ours: this.#spec, base }, house);
    const writer = new PartWriter(this.#document, alike, this.#spec, house, comparison);
    const adder = new OperationAdder(this.#document, this.#spec, house, writer, alike);
    const record = ImportRecord.of(this.#document);
    // Prose and guesses only count where the collection has changed them.
    const differences = comparison.differences.filter(
      ({ weak, standing, kind }) => !weak || kind === 'note' || standing === 'theirs' || standing === 'both',
    );
    const lines = differences.map(({ at }) => this.#spec.lineOf(at));
    const settled = new Map<Difference, Settled>();
    // Operations last: whether a schema can stand for theirs is known when its own changes are made.
    for (const whole of [false, true]) {
      for (const difference of differences.filter((candidate) => isOperation(candidate) === whole)) {
        settled.set(difference, this.#settle(difference, writer, adder));
      }
    }
    this.#finish(writer);
    for (const difference of this.#spec.writeEdits()) {
      settled.set(difference as Difference, {
        outcome: 'open',
        blocked: 'the text there is too unusual for a machine',
      });
    }
    const entries = differences.map((difference, index): MergeEntry => {
      const { outcome, blocked, answer } = settled.get(difference) ?? { outcome: 'open' };
      if (outcome !== 'applied' && outcome !== 'kept' && outcome !== 'note') {
        for (const fact of difference.facts) {
          if ('now' in fact) {
            record.keepFrom(this.#before, fact.now, fact.before);
          } else {
            record.keepFrom(this.#before, fact);
          }
        }
        if (isPath(difference)) {
          record.spell(difference.theirs ?? '', difference.base ?? difference.theirs ?? '');
        }
      }
      return entryOf(difference, outcome, lines[index] ?? 1, blocked, answer, this.#spec.root);
    });
    const text = record.text();
    if (text !== this.#known.text?.replaceAll('\r\n', '\n')) {
      this.#spec.change(this.#known.file, text);
    }
    const changes = this.#spec.changes;
    if (!checked) {
      writeFiles(this.#spec.folder, changes);
    }
    return {
      collection: titleOf(this.#document),
      formerly: this.#known.formerly,
      others: this.#known.others.map(({ title }) => title),
      root: this.#spec.root,
      entries,
      stale: this.#answers.stale(),
      notes: [...this.#renamed(), ...writer.notes],
      files: [...changes.keys()].sort(),
      onlyOurs: comparison.onlyOurs.map(({ title }) => title),
      firstTime: this.#before === undefined,
    };
  }

  #renamed(): string[] {
    const { formerly, file } = this.#known;
    return formerly === undefined
      ? []
      : [`The collection is taken for "${formerly}" of ${file}, with which it shares most operations.`];
  }

  #settle(difference: Difference, writer: PartWriter, adder: OperationAdder): Settled {
    const { kind, standing, uses } = difference;
    if (kind === 'note' || standing === 'ours') {
      return { outcome: kind === 'note' ? 'note' : 'kept' };
    }
    const answers = uses.map((use) => this.#answers.of(use));
    const [answer] = answers.filter((found) => found !== undefined);
    if (answer) {
      return answers.every((found) => found !== undefined)
        ? { outcome: 'answered', answer: answer.source }
        : { outcome: 'open', blocked: `${answer.source} keeps it out elsewhere` };
    }
    if (kind === 'gone') {
      const other = this.#others.showing(difference);
      return other === undefined
        ? { outcome: 'gone' }
        : { outcome: 'note', blocked: `the collection "${other}" still shows it` };
    }
    if (standing === 'both') {
      return { outcome: 'conflict' };
    }
    if (difference.edits.length === 0 || (standing === 'unknown' && kind !== 'missing')) {
      return { outcome: 'open', blocked: difference.blocked };
    }
    const other = kind === 'contradiction' ? this.#others.contradicting(difference) : undefined;
    if (other !== undefined) {
      return { outcome: 'open', blocked: `the collection "${other}" shows otherwise` };
    }
    return this.#apply(difference, writer, adder);
  }

  #apply(difference: Difference, writer: PartWriter, adder: OperationAdder): { outcome: Outcome; blocked?: string } {
    this.#owner = difference;
    const restore = this.#spec.snapshot();
    const rollBack = writer.snapshot();
    const made = new Map(this.#made);
    try {
      for (const edit of difference.edits) {
        if (edit.value && 'part' in edit.value && edit.value.part === 'operation') {
          this.#addOperation(edit.value.operation, adder, writer);
        } else {
          this.#edit(
            edit,
            writer,
            difference.uses.every(({ what }) => what.startsWith('request')),
          );
        }
      }
      return { outcome: 'applied' };
    } catch (error) {
      if (!(error instanceof EditError)) {
        throw error;
      }
      restore();
      rollBack();
      this.#made.clear();
      for (const [key, value] of made) {
        this.#made.set(key, value);
      }
      return { outcome: 'open', blocked: error.message };
    }
  }

  #edit(edit: Edit, writer: PartWriter, request: boolean): void {
    const { file, path } = edit;
    const value = edit.value && writer.write(edit.value, file, { path, request });
    const listed = edit.action === 'append' || edit.action === 'drop';
    const key = `${listed ? JSON.stringify(value) : ''}|${file}#/${path.join('/')}`;
    const text = JSON.stringify([edit.action, value]);
    const made = this.#made.get(key);
    if (made !== undefined) {
      if (made !== text) {
        throw new EditError('the collection shows different things at places that are one here');
      }
      return;
    }
    this.#made.set(key, text);
    switch (edit.action) {
      case 'fill':
        this.#fill(file, path, value);
        break;
      case 'drop':
        this.#drop(file, path, value);
        break;
      case 'remove':
        this.#write(file, { action: 'remove', path });
        break;
      default:
        this.#write(file, { action: edit.action, path, value });
    }
  }

  #at(file: string, path: Edit['path']): unknown {
    return path.reduce<unknown>(
      (node, key) => (isDict(node) || Array.isArray(node) ? (node as Record<string, unknown>)[key] : undefined),
      this.#spec.data(file),
    );
  }

  /** Takes a value out of a list, and the list away with the last one. */
  #drop(file: string, path: Edit['path'], value: unknown): void {
    const list = asArray(this.#at(file, path));
    this.#write(file, { action: 'remove', path: list.length > 1 ? [...path, list.indexOf(value)] : path });
  }

  /** Sets each key of a schema at a place that says nothing of its own. */
  #fill(file: string, path: Edit['path'], value: unknown): void {
    const at = this.#at(file, path);
    if (isDict(at) && Object.keys(at).length > 0 && isDict(value)) {
      for (const [key, member] of Object.entries(value)) {
        this.#write(file, { action: 'set', path: [...path, key], value: member });
      }
    } else {
      this.#write(file, { action: 'set', path, value });
    }
  }

  #write(file: string, edit: PlainEdit): void {
    this.#spec.edit(file, edit, this.#owner);
  }

  #addOperation(key: string, adder: OperationAdder, writer: PartWriter): void {
    const operation = operationsOf(documentSource(this.#document)).find((candidate) => candidate.key === key);
    if (!operation) {
      throw new EditError('the collection has no such operation');
    }
    const { item, method, path, reference, value, tags } = adder.add(operation);
    if (path !== operation.path) {
      writer.notes.push(`${operation.title} is written as ${path}: so its parameters are called here.`);
    }
    const root = this.#spec.root;
    if (reference !== undefined && this.#spec.text(item.file) === undefined) {
      this.#spec.change(item.file, toYaml({ [method]: value }));
      this.#write(root, { action: 'set', path: ['paths', path], value: { $ref: reference } });
    } else {
      this.#write(item.file, { action: 'set', path: [...item.path, method], value });
    }
    for (const name of tags) {
      const known = membersOf(childOf(rootPlace(this.#spec), 'tags'));
      if (!known.some(([, tag]) => isDict(tag.value) && tag.value.name === name)) {
        const tag = asArray(this.#document.tags).find((candidate) => isDict(candidate) && candidate.name === name);
        this.#write(root, { action: 'append', path: ['tags'], value: tag ?? { name } });
      }
    }
  }

  /** Components and security schemes that the added parts need. */
  #finish(writer: PartWriter): void {
    this.#owner = this;
    const root = this.#spec.root;
    for (const { kind, name, value } of writer.components) {
      this.#write(root, { action: 'set', path: ['components', kind, name], value });
    }
    for (const [name, scheme] of writer.schemes) {
      this.#write(root, { action: 'set', path: ['components', 'securitySchemes', name], value: scheme });
    }
  }
}

function isOperation({ edits }: Difference): boolean {
  return edits.some(({ value }) => value !== undefined && 'part' in value && value.part === 'operation');
}

/** The difference is how the path is written. */
function isPath({ uses }: Difference): boolean {
  return uses[0]?.what === 'request path';
}

function entryOf(
  difference: Difference,
  outcome: Outcome,
  line: number,
  blocked: string | undefined,
  answer: string | undefined,
  root: string,
): MergeEntry {
  const { kind, message, base, ours, theirs, at, uses } = difference;
  const [first, ...rest] = uses;
  const also = rest.map(({ operation, what }) => `${operation}: ${what}`);
  const entry = {
    operation: first?.operation ?? 'document',
    also,
    items: [...new Set(uses.flatMap(({ items }) => items))],
    what: first?.what ?? '',
    outcome,
    kind,
    message,
    ...(base !== undefined && { base }),
    ...(ours !== undefined && { ours }),
    ...(theirs !== undefined && { theirs }),
    file: at.file,
    line,
    ...(blocked !== undefined && { blocked }),
    ...(answer !== undefined && { answer }),
  };
  return { ...entry, todo: todoFor(entry, ignoreName(root)) };
}

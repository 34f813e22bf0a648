import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import type { Place, Source } from '../compare/source.ts';
import { editorOf, editTextPartly, lineIn } from '../edit/edit-text.ts';
import { EditError, editData, type PlainEdit } from '../edit/plain-edits.ts';
import type { TextEditor } from '../edit/text-editor.ts';
import { isDict } from '../read/guards.ts';

/** Thrown when there is no specification that could be merged into; the message names the file and the reason. */
export class UnreadableSpecificationError extends Error {
  override readonly name = 'UnreadableSpecificationError';
}

/** An edit with what it is part of. */
type OwnedEdit = PlainEdit & { readonly owner: object };

const ROOTS = ['openapi.yaml', 'openapi.yml', 'openapi.json'];

/** A specification on disk, one file or several that refer to one another, with the changes made so far. */
export class SpecFiles implements Source {
  /** Absolute. */
  readonly folder: string;
  readonly root: string;
  /** It is, or will be, one file. */
  readonly single: boolean;
  readonly #data = new Map<string, unknown>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #changed = new Map<string, string>();
  readonly #documents = new Map<string, ReturnType<typeof parseDocument>>();
  readonly #editors = new Map<string, TextEditor>();
  readonly #edits = new Map<string, OwnedEdit[]>();

  private constructor(folder: string, root: string, single: boolean) {
    this.folder = folder;
    this.single = single;
    this.root = root;
  }

  /** Where a specification is or will be: a folder with its index, or the file itself. */
  static at(path: string): SpecFiles {
    const file = /\.(?:ya?ml|json)$/i.test(path) && !(existsSync(path) && statSync(path).isDirectory());
    if (file) {
      return new SpecFiles(dirname(path), basename(path), true);
    }
    return new SpecFiles(path, ROOTS.find((name) => existsSync(join(path, name))) ?? 'openapi.yaml', false);
  }

  exists(): boolean {
    return existsSync(join(this.folder, this.root));
  }

  /** @throws UnreadableSpecificationError when the root document is none */
  check(): void {
    const data = this.data(this.root);
    if (!isDict(data) || !/^3\./.test(String(data.openapi))) {
      throw new UnreadableSpecificationError(
        `${join(this.folder, this.root)} is no OpenAPI 3 document: it has no \`openapi: 3.x\`.`,
      );
    }
  }

  /** @throws UnreadableSpecificationError when the file is no YAML or JSON */
  data(file: string): unknown {
    if (!this.#data.has(file)) {
      const text = this.text(file);
      try {
        this.#data.set(file, text === undefined ? undefined : read(text));
      } catch (error) {
        const reason = (error as Error).message.split('\n')[0];
        throw new UnreadableSpecificationError(`${join(this.folder, file)} cannot be read: ${reason}`);
      }
    }
    return this.#data.get(file);
  }

  /** Text of a file, without the edits that are still to be written. */
  text(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      const path = join(this.folder, file);
      this.#texts.set(file, existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined);
    }
    return this.#texts.get(file);
  }

  /**
   * Makes an edit of a file: its data have it at once, its text when {@link writeEdits} is called.
   *
   * @throws EditError when there is no place for it
   */
  edit(file: string, edit: PlainEdit, owner: object): void {
    const text = this.text(file);
    if (text === undefined) {
      throw new EditError(`${file} is not there`);
    }
    let editor = this.#editors.get(file);
    if (!editor) {
      editor = editorOf(text);
      this.#editors.set(file, editor);
    }
    // Below what earlier edits add there is nothing in the text yet that could object.
    const pending = this.#edits.get(file) ?? [];
    if (!pending.some(({ path }) => path.length <= edit.path.length && path.every((key, n) => key === edit.path[n]))) {
      editor.splice(edit);
    }
    const data = editData(this.data(file), edit);
    this.#data.set(file, data);
    this.#edits.set(file, [...pending, { ...edit, owner }]);
  }

  /** Writes the edits into the texts; gives the owners of those that could not be written after all. */
  writeEdits(): Set<object> {
    const failed = new Set<object>();
    for (const [file, edits] of this.#edits) {
      const result = editTextPartly(this.text(file) ?? '', edits);
      this.change(file, result.text);
      for (const edit of result.failed) {
        failed.add(edit.owner);
      }
    }
    this.#edits.clear();
    return failed;
  }

  /** @throws UnreadableSpecificationError for a file outside the specification's folder */
  change(file: string, text: string): void {
    if (/^(?:\.\.|\/)/.test(file)) {
      throw new UnreadableSpecificationError(`${file} is outside ${this.folder}; merge there by hand.`);
    }
    const written = this.#withLineEnds(file, text);
    this.#texts.set(file, written);
    this.#changed.set(file, written);
    for (const cache of [this.#data, this.#documents, this.#editors]) {
      cache.delete(file);
    }
  }

  /** A new file has the line ends of the root document, one that is there keeps its own. */
  #withLineEnds(file: string, text: string): string {
    const like = this.text(file) ?? this.text(this.root) ?? '';
    const crlf = like.includes('\r\n') && !/(?:^|[^\r])\n/.test(like);
    return crlf ? text.replace(/\r?\n/g, '\r\n') : text;
  }

  /** New texts by file. */
  get changes(): ReadonlyMap<string, string> {
    return this.#changed;
  }

  /** Remembers the changes so far; the function given goes back to them. */
  snapshot(): () => void {
    const kept = [this.#changed, this.#texts, this.#data, this.#edits].map((map) => new Map<string, unknown>(map));
    return () => {
      for (const [index, map] of [this.#changed, this.#texts, this.#data, this.#edits].entries()) {
        map.clear();
        for (const [key, value] of kept[index] ?? []) {
          (map as Map<string, unknown>).set(key, value);
        }
      }
      this.#editors.clear();
    };
  }

  /** Line of a place in its file as it is on disk, from 1. */
  lineOf(place: Pick<Place, 'file' | 'path'>): number {
    const text = this.text(place.file);
    if (text === undefined) {
      return 1;
    }
    let document = this.#documents.get(place.file);
    if (!document) {
      document = parseDocument(text, { keepSourceTokens: true, merge: true });
      this.#documents.set(place.file, document);
    }
    return lineIn(text, document, place.path);
  }

  /** Names of all YAML and JSON files of a specification in several files. */
  allFiles(): string[] {
    const list = (folder: string): string[] =>
      readdirSync(join(this.folder, folder), { withFileTypes: true }).flatMap((entry) => {
        const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) {
          return /^(?:\.|node_modules$|dist$)/.test(entry.name) ? [] : list(name);
        }
        return /\.(?:ya?ml|json)$/i.test(entry.name) ? [name] : [];
      });
    return existsSync(this.folder) ? list('') : [];
  }
}

function read(text: string): unknown {
  if (/^\s*\{/.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // YAML in flow style looks the same.
    }
  }
  return parse(text, { merge: true, maxAliasCount: -1 });
}

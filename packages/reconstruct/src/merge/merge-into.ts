import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { placesOf } from '../layout/places.ts';
import { type Locate, relocate } from '../layout/references.ts';
import { locator, splitDocument } from '../layout/split-document.ts';
import { writeFolder, writeWhole } from '../layout/write-folder.ts';
import { pathKey } from '../observe/template.ts';
import { isDict } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { toYaml } from '../write/yaml.ts';
import { type Existing, readExisting } from './existing.ts';
import { insertIntoYaml } from './insert-into-yaml.ts';
import { neededFiles } from './needed-files.ts';

/** One thing that merging did. */
export interface Change {
  readonly action: 'create' | 'extend';
  /** Relative to the specification's folder. */
  readonly file: string;
  readonly what: string;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/**
 * Adds to a specification in the folder layout what a document has and it lacks: paths, operations, and statuses of
 * operations. What is there stays as it is, to the byte; a schema or response of the same name is used, not replaced.
 * A second run changes nothing. An empty folder gets the whole document.
 *
 * @throws UnreadableSpecificationError when the folder's `openapi.yaml` cannot be read
 */
export function mergeInto(document: OpenApiDocument, folder: string): Change[] {
  if (!existsSync(join(folder, 'openapi.yaml'))) {
    return writeFolder(document, folder).map((file) => ({ action: 'create', file, what: 'new specification' }));
  }
  return new Merge(document, folder).run();
}

class Merge {
  readonly #document: OpenApiDocument;
  readonly #folder: string;
  readonly #existing: Existing;
  readonly #locate: Locate;
  readonly #changes: Change[] = [];
  /** New texts by file; written at the end, so that a failure leaves everything as it was. */
  readonly #texts = new Map<string, string>();

  constructor(document: OpenApiDocument, folder: string) {
    this.#document = document;
    this.#folder = folder;
    this.#existing = readExisting(folder);
    const planned = locator(placesOf(document));
    this.#locate = (component) => this.#existing.components.get(component) ?? planned(component);
  }

  run(): Change[] {
    const places = placesOf(this.#document);
    for (const [path, item] of Object.entries(this.#document.paths as Record<string, unknown>)) {
      const known = this.#existing.paths.get(pathKey(path));
      if (known) {
        this.#extendPath(known.file, item);
      } else {
        this.#addPath(path, places.paths.get(path) as string, item);
      }
    }
    this.#addNeeded();
    for (const [file, text] of this.#texts) {
      writeWhole(join(this.#folder, file), text);
    }
    return this.#changes;
  }

  #addPath(path: string, planned: string, item: unknown): void {
    let file = planned;
    for (let n = 2; this.#has(file); n += 1) {
      file = planned.replace(/(?:-\d+)?\.yaml$/, `-${n}.yaml`);
    }
    this.#texts.set(file, toYaml(relocate(item, file, this.#locate)));
    this.#changes.push({ action: 'create', file, what: path });
    this.#insert('openapi.yaml', ['paths'], path, { $ref: file });
  }

  #extendPath(file: string, item: unknown): void {
    const current: unknown = parse(this.#read(file));
    for (const [method, operation] of Object.entries(isDict(item) ? item : {})) {
      const own = isDict(current) ? current[method] : undefined;
      if (!METHODS.has(method)) {
        continue;
      }
      if (own === undefined) {
        this.#insert(file, [], method, relocate(operation, file, this.#locate));
      } else if (isDict(own) && isDict(operation)) {
        this.#extendResponses(file, method, own, operation);
      }
    }
  }

  #extendResponses(
    file: string,
    method: string,
    own: Record<string, unknown>,
    operation: Record<string, unknown>,
  ): void {
    const present = isDict(own.responses) ? own.responses : {};
    for (const [status, response] of Object.entries(isDict(operation.responses) ? operation.responses : {})) {
      const covered =
        status in present || `${status[0]}XX` in present || (status === 'default' && Object.keys(present).length > 0);
      if (!covered) {
        this.#insert(file, [method, 'responses'], status, relocate(response, file, this.#locate));
      }
    }
  }

  /** Components that the added parts refer to and the specification lacks. */
  #addNeeded(): void {
    const planned = splitDocument(this.#document, this.#locate);
    for (const file of neededFiles(this.#texts, planned)) {
      const data = planned.get(file);
      if (!this.#has(file)) {
        this.#texts.set(file, toYaml(data));
        this.#changes.push({ action: 'create', file, what: 'component' });
      } else if (file.includes('/parameters/') && isDict(data)) {
        // A family of parameters that is there already gets the new members.
        for (const [name, parameter] of Object.entries(data)) {
          this.#insert(file, [], name, parameter);
        }
      }
    }
  }

  #insert(file: string, path: readonly string[], key: string, value: unknown): void {
    const next = insertIntoYaml(this.#read(file), path, key, value);
    if (next !== undefined) {
      this.#texts.set(file, next);
      this.#changes.push({ action: 'extend', file, what: [...path, key].join(' ') });
    }
  }

  #has(file: string): boolean {
    return this.#texts.has(file) || existsSync(join(this.#folder, file));
  }

  #read(file: string): string {
    return this.#texts.get(file) ?? readFileSync(join(this.#folder, file), 'utf8');
  }
}

import { dirname } from 'node:path/posix';
import type { OperationAt } from '../compare/api.ts';
import { childOf, follow, membersOf, referenceOf, rootPlace } from '../compare/source.ts';
import { placesOf } from '../layout/places.ts';
import { endsInParameter, literalSegments, resourceWords } from '../name/resources.ts';
import { pathKey } from '../observe/template.ts';
import { asArray, isDict } from '../read/guards.ts';
import { parameterNames, renamePathParameters, withNames } from '../record/keep-names.ts';
import { camel, UniqueNames, words } from '../words.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { sharedPart } from './collection-parts.ts';
import type { HouseStyle } from './house-style.ts';
import type { Likeness } from './likeness.ts';
import type { PartWriter } from './part-writer.ts';
import type { SpecFiles } from './spec-files.ts';

/** Where a new operation goes and what it says. */
export interface AddedOperation {
  /** The path as the specification writes it. */
  readonly path: string;
  readonly method: string;
  /** File and path of the path item. */
  readonly item: { readonly file: string; readonly path: readonly (string | number)[] };
  /** The path is new: its line for the index, when path items have files. */
  readonly reference: string | undefined;
  readonly value: Record<string, unknown>;
  /** Tags that the index lacks. */
  readonly tags: readonly string[];
}

/** A path's identity as a key of `paths`: a slash at its end makes it another, names do not. */
function ownKey(path: string): string {
  return pathKey(path) + (path.endsWith('/') ? '/' : '');
}

/** Writes operations that the specification lacks, in its names and its layout. */
export class OperationAdder {
  readonly #document: OpenApiDocument;
  readonly #spec: SpecFiles;
  readonly #house: HouseStyle;
  readonly #writer: PartWriter;
  readonly #alike: Likeness;
  readonly #ids = new UniqueNames();
  readonly #planned: ReturnType<typeof placesOf>;
  readonly #newFiles = new Map<string, string>();

  constructor(document: OpenApiDocument, spec: SpecFiles, house: HouseStyle, writer: PartWriter, alike: Likeness) {
    this.#alike = alike;
    this.#document = document;
    this.#spec = spec;
    this.#house = house;
    this.#writer = writer;
    this.#planned = placesOf(document);
    for (const { place } of house.operations) {
      this.#ids.take(String((place.value as Record<string, unknown>).operationId));
    }
  }

  add(operation: OperationAt): AddedOperation {
    const known = membersOf(childOf(rootPlace(this.#spec), 'paths')).find(
      ([path]) => ownKey(path) === ownKey(operation.path),
    );
    const path = known?.[0] ?? this.#path(operation.path);
    const item = known && (follow(this.#spec, known[1]) ?? known[1]);
    const file = item?.file ?? this.#file(operation.path, path);
    const sibling = this.#sibling(path);
    const { value, tags } = this.#value(operation, path, file, sibling);
    const fresh = item === undefined && file !== this.#spec.root;
    return {
      path,
      method: operation.method,
      item: item ?? { file, path: fresh ? [] : ['paths', path] },
      reference: fresh ? this.#reference(file) : undefined,
      value,
      tags,
    };
  }

  /** The path with the names that the specification has for the parameters before it. */
  #path(path: string): string {
    const names = parameterNames(path);
    const segments = path.split('/');
    let position = 0;
    for (const [index, segment] of segments.entries()) {
      if (/^\{[^{}]*\}$/.test(segment)) {
        const prefix = pathKey(segments.slice(0, index + 1).join('/'));
        const other = this.#house.operations.find(
          (operation) =>
            pathKey(
              operation.path
                .split('/')
                .slice(0, index + 1)
                .join('/'),
            ) === prefix,
        );
        const name =
          other &&
          parameterNames(
            other.path
              .split('/')
              .slice(0, index + 1)
              .join('/'),
          ).at(-1);
        const earlier = names.slice(0, position);
        const wanted = [name, names[position], camel([...resourceWords(prefix), 'id'])];
        names[position] =
          wanted.find((candidate) => candidate !== undefined && !earlier.includes(candidate)) ?? `id${position}`;
      }
      position += segment.match(/\{[^{}]*\}/g)?.length ?? 0;
    }
    return withNames(path, names);
  }

  /** The operation of the specification that is nearest by path. */
  #sibling(path: string): OperationAt | undefined {
    const own = pathKey(path).split('/');
    let best: OperationAt | undefined;
    let length = 0;
    for (const operation of this.#house.operations) {
      const other = pathKey(operation.path).split('/');
      const at = own.findIndex((segment, index) => segment !== other[index]);
      const common = (at < 0 ? own : own.slice(0, at)).filter((segment) => segment !== '' && segment !== '{}');
      const telling = literalSegments(`/${common.join('/')}`).length;
      if (telling > length) {
        length = telling;
        best = operation;
      }
    }
    return best;
  }

  #file(theirs: string, path: string): string {
    if (!this.#house.pathFiles) {
      return this.#spec.root;
    }
    const made = this.#newFiles.get(ownKey(path));
    if (made !== undefined) {
      return made;
    }
    const planned = this.#planned.paths.get(theirs) ?? 'paths/path.yaml';
    const name = planned.replace(/^.*\//, '');
    const near = this.#sibling(path);
    const [folder = 'paths'] = this.#house.folders.paths;
    const nested = /^(.*?)[^/]+\/paths$/.exec(folder);
    const target =
      near && near.item.file !== this.#spec.root
        ? dirname(near.item.file)
        : nested
          ? `${nested[1]}${planned.split('/')[1]}/paths`
          : folder;
    let file = `${target}/${name}`;
    for (let n = 2; this.#spec.text(file) !== undefined || [...this.#newFiles.values()].includes(file); n += 1) {
      file = `${target}/${name.replace(/\.yaml$/, `-${n}.yaml`)}`;
    }
    this.#newFiles.set(ownKey(path), file);
    return file;
  }

  #reference(file: string): string {
    return this.#house.dotted ? `./${file}` : file;
  }

  #value(
    operation: OperationAt,
    path: string,
    file: string,
    sibling: OperationAt | undefined,
  ): { value: Record<string, unknown>; tags: string[] } {
    const item = isDict(this.#document.paths) ? this.#document.paths[operation.path] : undefined;
    const renamed = renamePathParameters(item, operation.path, path, this.#document) as Record<string, unknown>;
    const raw = renamed[operation.method] as Record<string, unknown>;
    const id = this.#operationId(operation, raw, file);
    this.#writer.nameOperation(operation.key, id);
    const { tags, added } = this.#tags(raw, file, sibling);
    const inItem = new Set(
      membersOf(childOf(this.#itemOf(path), 'parameters')).map(([, written]) => {
        const parameter = follow(this.#spec, written)?.value;
        return isDict(parameter) ? `${parameter.in} ${parameter.name}` : '';
      }),
    );
    const parameters = asArray(raw.parameters).filter((entry) => {
      const parameter = sharedPart(this.#document, entry);
      return !isDict(parameter) || !inItem.has(`${parameter.in} ${parameter.name}`);
    });
    const responses = Object.entries(isDict(raw.responses) ? raw.responses : {});
    const value: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(raw)) {
      if (key === 'tags') {
        value.tags = tags;
      } else if (key === 'operationId') {
        value.operationId = id;
      } else if (key === 'parameters') {
        if (parameters.length > 0) {
          value.parameters = parameters.map(
            (entry) => this.#pathParameter(entry, path, file) ?? this.#writer.parameter(entry, file),
          );
        }
      } else if (key === 'requestBody') {
        value.requestBody = this.#writer.requestBody(part, operation.key, file);
      } else if (key === 'responses') {
        value.responses = {
          ...Object.fromEntries(
            responses.map(([status, response]) => [
              status,
              this.#writer.response(response, status, operation.key, file),
            ]),
          ),
          ...this.#habitualStatuses(
            responses.map(([status]) => status),
            file,
          ),
        };
      } else if (key !== 'security') {
        value[key] = part;
      }
    }
    const security = this.#security(raw);
    return { value: security === undefined ? value : { ...value, security }, tags: added };
  }

  #itemOf(path: string) {
    const written = childOf(childOf(rootPlace(this.#spec), 'paths'), path);
    return written && follow(this.#spec, written);
  }

  /** A parameter of the path that paths around it have already: the same one. */
  #pathParameter(entry: unknown, path: string, file: string): unknown {
    const parameter = sharedPart(this.#document, entry);
    if (!isDict(parameter) || parameter.in !== 'path') {
      return undefined;
    }
    const prefix = pathKey(path.slice(0, path.indexOf(`{${parameter.name}}`) + String(parameter.name).length + 2));
    for (const operation of this.#house.operations) {
      if (pathKey(operation.path).startsWith(prefix)) {
        for (const holder of [operation.item, operation.place]) {
          for (const [, written] of membersOf(childOf(holder, 'parameters'))) {
            const place = follow(this.#spec, written);
            if (
              place &&
              referenceOf(written) !== undefined &&
              isDict(place.value) &&
              place.value.name === parameter.name &&
              place.value.in === 'path' &&
              this.#alike.covers(childOf(place, 'schema'), parameter.schema)
            ) {
              return { $ref: this.#writer.referenceTo(place, file) };
            }
          }
        }
      }
    }
    return undefined;
  }

  #habitualStatuses(present: readonly string[], file: string): Record<string, unknown> {
    const added = this.#house.everyStatus.filter((status) => !present.includes(status));
    return Object.fromEntries(
      added.flatMap((status) => {
        const [part] = this.#house.responses.get(status) ?? [];
        return part && part.uses > 1 ? [[status, { $ref: this.#writer.referenceTo(part.place, file) }]] : [];
      }),
    );
  }

  #operationId(operation: OperationAt, raw: Record<string, unknown>, file: string): string {
    const own = String(raw.operationId ?? camel(words(operation.title)));
    if (!this.#house.resourceVerbIds) {
      return this.#ids.take(own);
    }
    const folder = file.split('/').at(-3);
    const resource = camel(words(folder ?? literalSegments(operation.path).at(-1) ?? 'root'));
    const used = this.#house.operations
      .filter(({ method }) => method === operation.method)
      .map(({ place }) => String((place.value as Record<string, unknown>).operationId).split('_')[1] ?? '');
    const said = words(own).find((word) => used.includes(word));
    const last =
      operation.path
        .split('/')
        .filter((segment) => segment !== '')
        .at(-1) ?? '';
    const action = /\{[^{}]*\}/.test(operation.path) && !last.includes('{') ? camel(words(last)) : undefined;
    const usual: Readonly<Record<string, string>> = {
      get: endsInParameter(operation.path) ? 'get' : 'list',
      post: 'create',
      put: 'update',
      patch: 'modify',
      delete: 'delete',
    };
    const verb =
      operation.method === 'post' && action !== undefined
        ? action
        : (said ?? usual[operation.method] ?? operation.method);
    return this.#ids.take(`${resource}_${verb}`);
  }

  #tags(
    raw: Record<string, unknown>,
    file: string,
    sibling: OperationAt | undefined,
  ): { tags: string[]; added: string[] } {
    const wanted = asArray(raw.tags).map(String);
    const known = membersOf(childOf(rootPlace(this.#spec), 'tags')).map(([, tag]) =>
      isDict(tag.value) ? String(tag.value.name) : '',
    );
    const near = sibling && isDict(sibling.place.value) ? asArray(sibling.place.value.tags).map(String) : [];
    const here = sibling !== undefined && dirname(sibling.item.file) === dirname(file) && file !== this.#spec.root;
    const tags = here && near.length > 0 && !wanted.every((tag) => known.includes(tag)) ? near : wanted;
    return { tags, added: tags.filter((tag) => !known.includes(tag)) };
  }

  /** What the collection asks for, written out where the specification as a whole asks for something else. */
  #security(raw: Record<string, unknown>): unknown {
    const wanted = raw.security ?? this.#document.security;
    if (wanted === undefined) {
      return undefined;
    }
    const written = this.#writer.security(wanted);
    const own = childOf(rootPlace(this.#spec), 'security')?.value;
    return JSON.stringify(written) === JSON.stringify(own) ? undefined : written;
  }
}

import { dirname, join, relative } from 'node:path/posix';
import { schemeKind } from '../compare/api.ts';
import type { Comparison } from '../compare/compare.ts';
import { SchemaComparison } from '../compare/compare-schema.ts';
import type { Content } from '../compare/difference.ts';
import { viewSchema } from '../compare/schema-view.ts';
import {
  childOf,
  follow,
  type Key,
  membersOf,
  type Place,
  referenceOf,
  rootPlace,
  type Source,
} from '../compare/source.ts';
import { kebab, placesOf } from '../layout/places.ts';
import { asArray, isDict, put } from '../read/guards.ts';
import { UniqueNames, words } from '../words.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { toYaml } from '../write/yaml.ts';
import type { HouseStyle, PartKind } from './house-style.ts';
import type { SpecFiles } from './spec-files.ts';

/** A new file, or a new entry of the root document's components. */
export interface Creation {
  readonly file: string;
  readonly what: string;
}

/**
 * Writes parts of the collection's document as parts of the specification: references lead to what stands there under
 * whatever name, and what it lacks is created in the way it is laid out.
 */
export class PartWriter {
  readonly #document: OpenApiDocument;
  readonly #theirs: Source;
  readonly #base: Source | undefined;
  readonly #spec: SpecFiles;
  readonly #house: HouseStyle;
  readonly #comparison: Comparison;
  readonly #names = new UniqueNames();
  /** Where components of the collection are in the specification: a file with a fragment. */
  readonly #written = new Map<string, string>();
  readonly #planned: ReturnType<typeof placesOf>;
  /** Components to add to the root document, by kind and name. */
  readonly components: { readonly kind: string; readonly name: string; value: unknown }[] = [];
  readonly creations: Creation[] = [];
  readonly notes: string[] = [];
  /** Names of security schemes that added parts use. */
  readonly schemes = new Map<string, unknown>();

  constructor(
    document: OpenApiDocument,
    { theirs, base }: { readonly theirs: Source; readonly base: Source | undefined },
    spec: SpecFiles,
    house: HouseStyle,
    comparison: Comparison,
  ) {
    this.#document = document;
    this.#theirs = theirs;
    this.#base = base;
    this.#spec = spec;
    this.#house = house;
    this.#comparison = comparison;
    this.#planned = placesOf(document);
    const components = childOf(rootPlace(spec), 'components');
    for (const [, kind] of membersOf(components)) {
      for (const [name] of membersOf(kind)) {
        this.#names.take(name);
      }
    }
    if (house.pathFiles || house.folders.schemas.length > 0) {
      for (const file of spec.allFiles()) {
        this.#names.take(file.replace(/^.*\//, '').replace(/\.\w+$/, ''));
      }
    }
  }

  /** What has been created so far, to come back to. */
  snapshot(): () => void {
    const written = new Map(this.#written);
    const schemes = new Map(this.schemes);
    const lengths = [this.components.length, this.creations.length, this.notes.length] as const;
    return () => {
      replace(this.#written, written);
      replace(this.schemes, schemes);
      this.components.length = lengths[0];
      this.creations.length = lengths[1];
      this.notes.length = lengths[2];
    };
  }

  /** The value of an edit, for the file it is written into. */
  write(content: Content, file: string): unknown {
    if ('data' in content) {
      return content.data;
    }
    const raw = this.#raw(content.from.path);
    switch (content.part) {
      case 'security':
        return this.security(raw);
      case 'parameter':
        return this.parameter(raw, file);
      case 'response':
        return this.response(raw, content.detail ?? '', content.operation, file);
      case 'requestBody':
        return this.requestBody(raw, content.operation, file);
      case 'media':
        return this.#media(raw, file);
      case 'example':
        return this.#example(raw, String(content.from.path.at(-1)), file);
      default:
        return this.#relocated(raw, file);
    }
  }

  /** A part of the collection's document as it is written there, shared parts as references. */
  #raw(path: readonly Key[]): unknown {
    let at: unknown = this.#document;
    for (const key of path) {
      at = this.#shared(at);
      at = typeof at === 'object' && at !== null ? (at as Record<Key, unknown>)[key] : undefined;
    }
    return at;
  }

  #shared(node: unknown): unknown {
    const match = isDict(node) ? /^#\/components\/(parameters|responses)\/(.+)$/.exec(String(node.$ref)) : null;
    const components = isDict(this.#document.components) ? this.#document.components : {};
    const kind = match ? components[match[1] as string] : undefined;
    return match && isDict(kind) ? kind[match[2] as string] : node;
  }

  /** A requirement with the specification's names for the schemes; one it lacks is added. */
  security(requirement: unknown): unknown {
    const components = isDict(this.#document.components) ? this.#document.components : {};
    const theirs = isDict(components.securitySchemes) ? components.securitySchemes : {};
    const own = membersOf(childOf(childOf(rootPlace(this.#spec), 'components'), 'securitySchemes'));
    return asArray(requirement).map((alternative) =>
      Object.fromEntries(
        Object.entries(isDict(alternative) ? alternative : {}).map(([name, scopes]) => {
          const kind = schemeKind(theirs[name]);
          const known = own.find(([, place]) => schemeKind(follow(this.#spec, place)?.value) === kind)?.[0];
          if (known !== undefined) {
            return [known, scopes];
          }
          const free = own.some(([taken]) => taken === name) ? `${name}2` : name;
          this.schemes.set(free, theirs[name]);
          return [free, scopes];
        }),
      ),
    );
  }

  /** A parameter: the one the specification has for it, a reference to a shared one, or the parameter itself. */
  parameter(raw: unknown, file: string): unknown {
    const parameter = this.#shared(raw);
    if (!isDict(parameter)) {
      return raw;
    }
    const near = (this.#house.parameters.get(`${parameter.in} ${parameter.name}`) ?? []).filter(
      ({ place }) => place.file === this.#spec.root || isNear(place.file, file),
    );
    const known = near.find(({ place }) => this.covers(childOf(place, 'schema'), parameter.schema));
    if (known) {
      return { $ref: this.referenceTo(known.place, file) };
    }
    const name = isDict(raw) ? /^#\/components\/parameters\/(.+)$/.exec(String(raw.$ref))?.[1] : undefined;
    if (name === undefined) {
      return this.#relocated(parameter, file);
    }
    return { $ref: this.#component('parameters', name, parameter, file) };
  }

  /** A response: a shared one that covers it, a file of its own where the house has them, or the response itself. */
  response(raw: unknown, status: string, operation: string, file: string): unknown {
    const response = this.#shared(raw);
    const shared = (this.#house.responses.get(status) ?? []).filter(
      ({ uses, place }) => uses > 1 || isNear(place.file, file),
    );
    const known = shared.find(({ place, uses }) => uses > 2 && this.#coversResponse(place, response));
    if (known) {
      return { $ref: this.referenceTo(known.place, file) };
    }
    const name = isDict(raw) ? /^#\/components\/responses\/(.+)$/.exec(String(raw.$ref))?.[1] : undefined;
    if (name === undefined && !this.#house.referred.responses) {
      return this.#responseBody(response, file);
    }
    const own = name ?? `${this.#operationName(operation)}${status}`;
    return { $ref: this.#component('responses', own, response, file) };
  }

  #responseBody(response: unknown, file: string): unknown {
    if (!isDict(response)) {
      return response;
    }
    const { content, ...rest } = response;
    return {
      ...(this.#relocated(rest, file) as object),
      ...(isDict(content) && { content: this.#contents(content, file) }),
    };
  }

  requestBody(raw: unknown, _operation: string, file: string): unknown {
    if (!isDict(raw)) {
      return raw;
    }
    const { content, ...rest } = raw;
    return { ...rest, ...(isDict(content) && { content: this.#contents(content, file, this.#house.closedRequests) }) };
  }

  #contents(content: Record<string, unknown>, file: string, closed = false): Record<string, unknown> {
    return Object.fromEntries(Object.entries(content).map(([type, media]) => [type, this.#media(media, file, closed)]));
  }

  #media(media: unknown, file: string, closed = false): unknown {
    if (!isDict(media)) {
      return media;
    }
    const { schema, examples, ...rest } = media;
    return {
      ...rest,
      ...(schema !== undefined && { schema: this.#relocated(schema, file, closed) }),
      ...(isDict(examples) && {
        examples: Object.fromEntries(
          Object.entries(examples).map(([name, example]) => [name, this.#example(example, name, file)]),
        ),
      }),
    };
  }

  #example(example: unknown, name: string, file: string): unknown {
    if (!this.#house.referred.examples) {
      return example;
    }
    const target = `${this.#folder('examples', file)}/${this.#names.take(name)}.yaml`;
    this.#create(target, example, 'example');
    return { $ref: this.#path(file, target) };
  }

  #operationName(operation: string): string {
    const item = this.#comparison.matched.get(operation)?.place.value;
    const id = isDict(item) ? item.operationId : this.#ids.get(operation);
    const list = words(String(id ?? operation));
    return list.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  }

  readonly #ids = new Map<string, string>();

  /** Tells what an added operation is called, for the names of its parts. */
  nameOperation(operation: string, id: string): void {
    this.#ids.set(operation, id);
  }

  /** A copy with references that lead from the file to the specification's components. */
  #relocated(node: unknown, file: string, closed = false): unknown {
    if (Array.isArray(node)) {
      return node.map((entry) => this.#relocated(entry, file, closed));
    }
    if (!isDict(node)) {
      return node;
    }
    const out: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(node)) {
      const name = key === '$ref' ? /^#\/components\/schemas\/(.+)$/.exec(String(value))?.[1] : undefined;
      put(
        out,
        key,
        name === undefined
          ? key === 'value'
            ? value
            : this.#relocated(value, file, closed)
          : this.#schemaReference(name, file, closed),
      );
    }
    return closed && isDict(node.properties) && node.type === 'object' && node.additionalProperties === undefined
      ? { type: 'object', additionalProperties: false, ...out }
      : out;
  }

  #schemaReference(name: string, file: string, closed: boolean): string {
    const made = this.#written.get(`schemas/${name}`);
    if (made !== undefined) {
      return this.#fromText(made, file);
    }
    const [place] = [...(this.#comparison.counterparts.get(name)?.values() ?? [])];
    const stands = place && follow(this.#spec, place);
    if (place && stands && this.#canStandFor(stands, name)) {
      return this.referenceTo(stands, file);
    }
    const same = this.#sameName(name);
    if (same) {
      return this.referenceTo(same, file);
    }
    const components = isDict(this.#document.components) ? this.#document.components : {};
    const schema = isDict(components.schemas) ? components.schemas[name] : undefined;
    return this.#component('schemas', name, schema, file, closed);
  }

  /** What stands at the schema's place is the same schema, if all that differs was decided here. */
  #canStandFor(place: Place, name: string): boolean {
    const base = this.#base;
    const former = base && childOf(childOf(childOf(rootPlace(base), 'components'), 'schemas'), name);
    const sides = { theirs: this.#theirs, ours: this.#spec, base, factPath: () => [] };
    const differences = new SchemaComparison(sides).compare(
      this.#theirSchema(name),
      place,
      former,
      former !== undefined,
    );
    const own = viewSchema(this.#spec, [place]);
    const keys = [...viewSchema(this.#theirs, [this.#theirSchema(name)]).properties.keys()];
    return (
      (keys.length === 0 || own.open || keys.some((key) => own.properties.has(key))) &&
      differences.every(
        ({ difference: { kind, standing } }) => kind === 'note' || kind === 'gone' || standing === 'ours',
      )
    );
  }

  #theirSchema(name: string): Place {
    return {
      file: this.#theirs.root,
      path: [],
      value: { $ref: `#/components/schemas/${name}` },
    };
  }

  /** A component of the same name and the same shape. */
  #sameName(name: string): Place | undefined {
    const root = childOf(childOf(childOf(rootPlace(this.#spec), 'components'), 'schemas'), name);
    const place = root && follow(this.#spec, root);
    if (place === undefined) {
      return undefined;
    }
    const keys = (source: Source, at: Place): string => [...viewSchema(source, [at]).properties.keys()].sort().join();
    const theirs = this.#theirSchema(name);
    return keys(this.#spec, place) === keys(this.#theirs, theirs) && this.#coversPlace(place, theirs)
      ? root
      : undefined;
  }

  /** Whether a schema of the specification lets pass all that one of the collection shows. */
  covers(own: Place | undefined, schema: unknown): boolean {
    if (schema === undefined || own === undefined) {
      return own !== undefined;
    }
    return this.#coversPlace(own, { file: this.#theirs.root, path: [], value: schema });
  }

  #coversPlace(own: Place, theirs: Place): boolean {
    const sides = { theirs: this.#theirs, ours: this.#spec, base: undefined, factPath: () => [] };
    return new SchemaComparison(sides).compare(theirs, own, undefined, false).length === 0;
  }

  #coversResponse(own: Place, response: unknown): boolean {
    const contents = isDict(response) && isDict(response.content) ? response.content : {};
    const mine = childOf(own, 'content');
    return Object.entries(contents).every(([type, media]) => {
      const schema = childOf(childOf(mine, type), 'schema');
      return schema !== undefined && this.covers(schema, isDict(media) ? media.schema : undefined);
    });
  }

  /** Creates a component and gives the reference to it. */
  #component(
    kind: 'schemas' | 'parameters' | 'responses',
    name: string,
    value: unknown,
    file: string,
    closed = false,
  ): string {
    const key = `${kind}/${name}`;
    const made = this.#written.get(key);
    if (made !== undefined) {
      return this.#fromText(made, file);
    }
    const free = this.#names.take(name);
    if (free !== name) {
      this.notes.push(`${kind.slice(0, -1)} ${name} is called ${free} here: the name is taken by another.`);
    }
    const files = this.#house.folders[kind].length > 0 || (this.#house.pathFiles && this.#folders.length > 0);
    const write = (target: string): unknown => {
      if (kind === 'responses') {
        return this.#responseBody(value, target);
      }
      return this.#relocated(value, target, closed);
    };
    if (!files) {
      const reference = `${this.#spec.root}#/components/${kind}/${free}`;
      this.#written.set(key, reference);
      const component = { kind, name: free, value: undefined as unknown };
      this.components.push(component);
      component.value = write(this.#spec.root);
      return this.#fromText(reference, file);
    }
    const folder = this.#folder(kind, file, key);
    if (kind === 'parameters') {
      const target = `${folder}/${kebab(words(free))}.yaml`;
      this.#written.set(key, `${target}#/${free}`);
      this.#create(target, { [free]: write(target) }, 'parameter');
      return this.#fromText(`${target}#/${free}`, file);
    }
    const target = `${folder}/${free}.yaml`;
    this.#written.set(key, target);
    this.#create(target, write(target), kind.slice(0, -1));
    return this.#fromText(target, file);
  }

  get #folders(): readonly string[] {
    return this.#house.folders.paths;
  }

  /** The folder for new files of a kind: beside those of the resource, or the shared one when several use it. */
  #folder(kind: PartKind, file: string, component?: string): string {
    const known = this.#house.folders[kind];
    const shared = component !== undefined && this.#planned.components.get(component)?.startsWith('shared/');
    const nested = /^(.*?)([^/]+)\/(?:paths|schemas|responses|parameters)\/[^/]+$/.exec(file);
    const isNested = this.#folders.some((folder) => /[^/]+\/paths$/.test(folder));
    if (shared && isNested) {
      return known.find((folder) => folder.startsWith('shared/')) ?? `shared/${kind}`;
    }
    if (nested) {
      return `${nested[1]}${nested[2]}/${kind}`;
    }
    return known[0] ?? (dirname(file) === '.' ? kind : join(dirname(file), '..', kind));
  }

  #create(file: string, value: unknown, what: string): void {
    this.#spec.change(file, toYaml(value));
    this.creations.push({ file, what });
  }

  /** A reference from a file to a place of the specification. */
  referenceTo(place: Place, file: string): string {
    const own = referenceOf(place) === undefined ? place : (follow(this.#spec, place) ?? place);
    const fragment = own.path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    return this.#fromText(fragment === '' ? own.file : `${own.file}#/${fragment}`, file);
  }

  #fromText(target: string, file: string): string {
    const [path = '', fragment] = target.split('#');
    const hash = fragment === undefined ? '' : `#${fragment}`;
    return path === file ? hash : this.#path(file, path) + hash;
  }

  #path(from: string, to: string): string {
    const near = relative(dirname(from), to);
    return near.startsWith('.') || (from === this.#spec.root && !this.#house.dotted) ? near : `./${near}`;
  }
}

function replace<K, V>(map: Map<K, V>, by: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of by) {
    map.set(key, value);
  }
}

/** Whether two files belong to the same resource, or the first to all. */
function isNear(one: string, other: string): boolean {
  const top = (file: string): string => dirname(dirname(file));
  return top(one) === top(other) || /(?:^|\/)(?:shared|common|components)\//.test(one);
}

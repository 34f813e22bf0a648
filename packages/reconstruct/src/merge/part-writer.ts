import { dirname, join, relative } from 'node:path/posix';
import { schemeKind } from '../compare/api.ts';
import type { Comparison } from '../compare/compare.ts';
import type { Content } from '../compare/difference.ts';
import { childOf, follow, type Key, membersOf, type Place, referenceOf, rootPlace } from '../compare/source.ts';
import { EditError } from '../edit/plain-edits.ts';
import { kebab, placesOf } from '../layout/places.ts';
import { asArray, isDict, put } from '../read/guards.ts';
import { UniqueNames, words } from '../words.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { contentOf, type KeyContent } from '../write/keys.ts';
import { toYaml } from '../write/yaml.ts';
import { rawPart, sharedPart } from './collection-parts.ts';
import { requestObject, requestProperty, responseDescription } from './house-rules.ts';
import type { HouseStyle, PartKind } from './house-style.ts';
import { isNear, type Likeness, sameFolder } from './likeness.ts';
import type { SpecFiles } from './spec-files.ts';

/** Share of the operations with a status that make a response the usual one. */
const USUAL = 0.5;

/** Where an edit goes. */
export interface WrittenAt {
  readonly path: readonly Key[];
  /** In the body of a request. */
  readonly request: boolean;
}

/**
 * Writes parts of the collection's document as parts of the specification: references lead to what stands there under
 * whatever name, and what it lacks is created in the way it is laid out.
 */
export class PartWriter {
  readonly #document: OpenApiDocument;
  readonly #alike: Likeness;
  readonly #spec: SpecFiles;
  readonly #house: HouseStyle;
  readonly #comparison: Comparison;
  readonly #names = new UniqueNames();
  readonly #exampleNames = new UniqueNames();
  /** Where components of the collection are in the specification: a file with a fragment. */
  readonly #written = new Map<string, string>();
  readonly #planned: ReturnType<typeof placesOf>;
  /** Components to add to the root document, by kind and name. */
  readonly components: { readonly kind: string; readonly name: string; value: unknown }[] = [];
  readonly notes: string[] = [];
  /** Names of security schemes that added parts use. */
  readonly schemes = new Map<string, unknown>();

  constructor(document: OpenApiDocument, alike: Likeness, spec: SpecFiles, house: HouseStyle, comparison: Comparison) {
    this.#document = document;
    this.#alike = alike;
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
    for (const { place } of [...house.parameters.values()].flat()) {
      this.#names.take(String(place.path.at(-1) ?? ''));
    }
    if (house.pathFiles || house.folders.schemas.length > 0) {
      for (const file of spec.allFiles()) {
        const names = house.folders.examples.includes(dirname(file)) ? this.#exampleNames : this.#names;
        names.take(file.replace(/^.*\//, '').replace(/\.\w+$/, ''));
      }
    }
  }

  /** What has been created so far, to come back to. */
  snapshot(): () => void {
    const written = new Map(this.#written);
    const schemes = new Map(this.schemes);
    const lengths = [this.components.length, this.notes.length] as const;
    return () => {
      replace(this.#written, written);
      replace(this.schemes, schemes);
      this.components.length = lengths[0];
      this.notes.length = lengths[1];
    };
  }

  /** The value of an edit, for the file it is written into. */
  write(content: Content, file: string, { path, request }: WrittenAt): unknown {
    if ('data' in content) {
      return content.data;
    }
    const raw = rawPart(this.#document, content.from.path);
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
        return this.#property(raw, file, path, request);
    }
  }

  #property(raw: unknown, file: string, path: readonly Key[], request: boolean): unknown {
    const schema = this.#relocated(raw, file, request);
    return request && path.at(-2) === 'properties'
      ? requestProperty(String(path.at(-1)), schema, false, this.#house)
      : schema;
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
    const parameter = sharedPart(this.#document, raw);
    if (!isDict(parameter)) {
      return raw;
    }
    const near = (this.#house.parameters.get(`${parameter.in} ${parameter.name}`) ?? []).filter(
      ({ place }) => place.file === this.#spec.root || isNear(place.file, file),
    );
    const known = near.find(({ place }) => this.#alike.covers(childOf(place, 'schema'), parameter.schema));
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
    const response = sharedPart(this.#document, raw);
    const shared = this.#house.responses.get(status) ?? [];
    const all = shared.reduce((sum, { uses }) => sum + uses, 0);
    const own = shared.filter(({ place }) => sameFolder(place.file, file));
    // What most operations answer with is this one's answer as well; what some do, only in the same resource.
    const usual = shared.filter(({ uses }) => uses > 2 && uses >= all * USUAL);
    const known = [...own, ...usual].find(({ place }) => this.#alike.coversResponse(place, response));
    if (known) {
      return { $ref: this.referenceTo(known.place, file) };
    }
    const name = isDict(raw) ? /^#\/components\/responses\/(.+)$/.exec(String(raw.$ref))?.[1] : undefined;
    if (name === undefined && !this.#house.referred.responses) {
      return this.#responseBody(response, file);
    }
    const fresh = name ?? `${this.#operationName(operation)}${status}`;
    return { $ref: this.#component('responses', fresh, response, file) };
  }

  #responseBody(response: unknown, file: string): unknown {
    if (!isDict(response)) {
      return response;
    }
    const { content, ...rest } = response;
    const description = responseDescription(rest.description, this.#house);
    return {
      ...(this.#relocated({ ...rest, description }, file) as object),
      ...(isDict(content) && { content: this.#contents(content, file) }),
    };
  }

  requestBody(raw: unknown, _operation: string, file: string): unknown {
    if (!isDict(raw)) {
      return raw;
    }
    const { content, ...rest } = raw;
    return { ...rest, ...(isDict(content) && { content: this.#contents(content, file, true) }) };
  }

  #contents(content: Record<string, unknown>, file: string, request = false): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(content).map(([type, media]) => [type, this.#media(media, file, request)]),
    );
  }

  #media(media: unknown, file: string, request = false): unknown {
    if (!isDict(media)) {
      return media;
    }
    const { schema, examples, ...rest } = media;
    return {
      ...rest,
      ...(schema !== undefined && { schema: this.#relocated(schema, file, request) }),
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
    const target = `${this.#folder('examples', file)}/${this.#exampleNames.take(name)}.yaml`;
    this.#create(target, example);
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
  #relocated(node: unknown, file: string, request = false, content: KeyContent = 'part'): unknown {
    if (Array.isArray(node) && content !== 'data') {
      return node.map((entry) => this.#relocated(entry, file, request));
    }
    if (!isDict(node) || content === 'data') {
      return node;
    }
    const out: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(node)) {
      const name = key === '$ref' ? /^#\/components\/schemas\/(.+)$/.exec(String(value))?.[1] : undefined;
      put(
        out,
        key,
        name === undefined
          ? this.#relocated(value, file, request, contentOf(key, value, content))
          : this.#schemaReference(name, file, request),
      );
    }
    return request && content === 'part' ? requestObject(out, this.#house) : out;
  }

  #schemaReference(name: string, file: string, request: boolean): string {
    const made = this.#written.get(`schemas/${name}`);
    if (made !== undefined) {
      return this.#fromText(made, file);
    }
    const stands = this.#standsFor(name);
    if (stands) {
      return this.referenceTo(stands, file);
    }
    const same = this.#alike.sameName(name) ?? this.#alike.sameShape(name, request ? 'request' : 'response', file);
    if (same) {
      return this.referenceTo(same, file);
    }
    const components = isDict(this.#document.components) ? this.#document.components : {};
    const schema = isDict(components.schemas) ? components.schemas[name] : undefined;
    return this.#component('schemas', name, schema, file, request);
  }

  /** What stands in the specification where the collection has a schema, or had it last time. */
  #standsFor(name: string): Place | undefined {
    const { counterparts, formerCounterparts } = this.#comparison;
    const places = counterparts.get(name) ?? formerCounterparts().get(name);
    const [place] = [...(places?.values() ?? [])];
    const stands = place && follow(this.#spec, place);
    return stands && this.#alike.canStandFor(stands, name) ? stands : undefined;
  }

  /** Creates a component and gives the reference to it. */
  #component(
    kind: 'schemas' | 'parameters' | 'responses',
    name: string,
    value: unknown,
    file: string,
    request = false,
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
      return this.#relocated(value, target, request);
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
      // Parameters come in families: a file is a map of them.
      const family = this.#spec.text(target);
      if (family === undefined) {
        this.#create(target, { [free]: write(target) });
      } else {
        this.#spec.edit(target, { action: 'set', path: [free], value: write(target) }, this);
      }
      return this.#fromText(`${target}#/${free}`, file);
    }
    const target = `${folder}/${free}.yaml`;
    this.#written.set(key, target);
    this.#create(target, write(target));
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

  #create(file: string, value: unknown): void {
    if (this.#spec.text(file) !== undefined) {
      throw new EditError(`${file} is there already`);
    }
    this.#spec.change(file, toYaml(value));
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

import { basename, dirname } from 'node:path/posix';
import { type OperationAt, operationsOf } from '../compare/api.ts';
import { childOf, follow, membersOf, type Place, placeId, referenceOf, rootPlace } from '../compare/source.ts';
import { asArray, isDict } from '../read/guards.ts';
import type { SpecFiles } from './spec-files.ts';

/** Kinds of parts that may have files or names of their own. */
export type PartKind = 'schemas' | 'parameters' | 'responses' | 'examples';

/** A part that operations refer to. */
export interface SharedPart {
  readonly written: Place;
  readonly place: Place;
  /** How many operations refer to it. */
  uses: number;
}

/** How a specification is laid out, learnt from what is there, so that what is added looks the same. */
export interface HouseStyle {
  /** Path items stand in files of their own. */
  readonly pathFiles: boolean;
  /** File names of references to neighbors begin with `./`. */
  readonly dotted: boolean;
  /** Folders of the files of each kind, most used first. */
  readonly folders: Readonly<Record<PartKind | 'paths', readonly string[]>>;
  /** Whether nearly every use of a kind is a reference. */
  readonly referred: Readonly<Record<PartKind, boolean>>;
  /** Responses that operations refer to, by status, most used first. */
  readonly responses: ReadonlyMap<string, readonly SharedPart[]>;
  /** Parameters that operations refer to, by `in name`, most used first. */
  readonly parameters: ReadonlyMap<string, readonly SharedPart[]>;
  /** Files of schemas by name, where schemas have files. */
  readonly schemaFiles: ReadonlyMap<string, string>;
  /** Schemas that bodies of requests and of responses refer to. */
  readonly bodies: Readonly<Record<'request' | 'response', readonly Place[]>>;
  /** Extensions (`x-…`) that properties of request bodies always carry, by the property's name. */
  readonly extensions: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Statuses that every operation declares. */
  readonly everyStatus: readonly string[];
  /** Objects in request bodies say that they hold nothing else. */
  readonly closedRequests: boolean;
  /** Required text may not be empty: `minLength: 1`. */
  readonly filledRequests: boolean;
  /** Descriptions of responses end in a period. */
  readonly sentences: boolean;
  /** operationIds are `resource_verb`. */
  readonly resourceVerbIds: boolean;
  readonly operations: readonly OperationAt[];
}

/** Enough of something to call it a habit. */
const HABIT = 0.9;
const FEW = 5;

/** Learns the habits of a specification. */
export function houseStyleOf(spec: SpecFiles): HouseStyle {
  const operations = operationsOf(spec);
  const items = membersOf(childOf(rootPlace(spec), 'paths')).map(([, item]) => item);
  const references = items.flatMap((item) => referenceOf(item) ?? []);
  const survey = new Survey(spec);
  for (const operation of operations) {
    survey.operation(operation);
  }
  const folders = survey.folders();
  const ids = operations.map(({ place }) => (isDict(place.value) ? String(place.value.operationId) : ''));
  return {
    pathFiles: references.length > items.length / 2,
    dotted: references.some((reference) => reference.startsWith('./')),
    folders: {
      paths: ranked(
        operations
          .map(({ item }) => item.file)
          .filter((file) => file !== spec.root)
          .map(dirname),
      ),
      ...folders,
    },
    schemaFiles: schemaFilesOf(spec, folders.schemas),
    referred: survey.referred(),
    responses: byUses(survey.responses),
    parameters: byUses(survey.parameters),
    bodies: { request: [...survey.bodies.request.values()], response: [...survey.bodies.response.values()] },
    extensions: survey.extensions,
    everyStatus: survey.everyStatus(operations.length),
    closedRequests: survey.closed.isHabit(),
    filledRequests: survey.filled.isHabit(),
    sentences: survey.sentences.isHabit(),
    resourceVerbIds:
      ids.length >= FEW &&
      ids.filter((id) => /^[a-z][A-Za-z0-9]*_[a-z][A-Za-z0-9]*$/.test(id)).length >= ids.length * HABIT,
    operations,
  };
}

function schemaFilesOf(spec: SpecFiles, folders: readonly string[]): Map<string, string> {
  const files = folders.length === 0 ? [] : spec.allFiles().filter((file) => folders.includes(dirname(file)));
  return new Map(files.map((file) => [basename(file).replace(/\.\w+$/, ''), file]));
}

function ranked(list: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const entry of list) {
    counts.set(entry, (counts.get(entry) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([entry]) => entry);
}

function byUses(parts: ReadonlyMap<string, ReadonlyMap<string, SharedPart>>): Map<string, SharedPart[]> {
  return new Map([...parts].map(([key, list]) => [key, [...list.values()].sort((a, b) => b.uses - a.uses)]));
}

/** Counts whether something is nearly always so. */
class Habit {
  #all = 0;
  #so = 0;

  note(so: boolean): void {
    this.#all += 1;
    this.#so += so ? 1 : 0;
  }

  isHabit(): boolean {
    return this.#all >= FEW && this.#so >= this.#all * HABIT;
  }
}

class Survey {
  readonly #spec: SpecFiles;
  readonly responses = new Map<string, Map<string, SharedPart>>();
  readonly parameters = new Map<string, Map<string, SharedPart>>();
  readonly #files: Record<PartKind, string[]> = { schemas: [], parameters: [], responses: [], examples: [] };
  readonly #written: Record<PartKind, [referred: number, all: number]> = {
    schemas: [0, 0],
    parameters: [0, 0],
    responses: [0, 0],
    examples: [0, 0],
  };
  readonly bodies = { request: new Map<string, Place>(), response: new Map<string, Place>() };
  readonly extensions = new Map<string, Record<string, unknown>>();
  readonly #statuses = new Map<string, number>();
  readonly closed = new Habit();
  readonly filled = new Habit();
  readonly sentences = new Habit();

  constructor(spec: SpecFiles) {
    this.#spec = spec;
  }

  operation(operation: OperationAt): void {
    for (const holder of [operation.item, operation.place]) {
      for (const [, written] of membersOf(childOf(holder, 'parameters'))) {
        const part = this.#part('parameters', written);
        if (part && isDict(part.value)) {
          share(this.parameters, `${part.value.in} ${part.value.name}`, written, part);
        }
      }
    }
    for (const [status, written] of membersOf(childOf(operation.place, 'responses'))) {
      this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
      const part = this.#part('responses', written);
      if (part) {
        share(this.responses, status, written, part);
        this.sentences.note(isDict(part.value) && /\.$/.test(String(part.value.description).trim()));
        this.#contents(part, 'response');
      }
    }
    const body = follow(this.#spec, childOf(operation.place, 'requestBody'));
    this.#contents(body, 'request');
    for (const [, media] of membersOf(childOf(body, 'content'))) {
      const schema = follow(this.#spec, childOf(media, 'schema'));
      if (isDict(schema?.value) && isDict(schema.value.properties)) {
        this.closed.note(schema.value.additionalProperties === false);
        this.#learnExtensions(childOf(schema, 'properties'));
      }
    }
  }

  #learnRequired(schema: Place | undefined): void {
    const { properties, required } = isDict(schema?.value) ? schema.value : {};
    for (const name of isDict(properties) ? asArray(required) : []) {
      const property = (properties as Record<string, unknown>)[String(name)];
      if (isDict(property) && property.type === 'string' && property.enum === undefined) {
        this.filled.note(property.minLength !== undefined);
      }
    }
  }

  #learnExtensions(properties: Place | undefined): void {
    for (const [name, property] of membersOf(properties)) {
      const own = Object.entries(isDict(property.value) ? property.value : {}).filter(([key]) => key.startsWith('x-'));
      const before = this.extensions.get(name);
      const same = ([key, value]: [string, unknown]): boolean =>
        before === undefined || JSON.stringify(before[key]) === JSON.stringify(value);
      this.extensions.set(name, Object.fromEntries(own.filter(same)));
    }
  }

  #contents(part: Place | undefined, side: 'request' | 'response'): void {
    for (const [, media] of membersOf(childOf(part, 'content'))) {
      const schema = childOf(media, 'schema');
      if (schema && isDict(schema.value) && (schema.value.properties || schema.value.$ref)) {
        const place = this.#part('schemas', schema);
        this.#learnRequired(place);
        if (place && referenceOf(schema) !== undefined) {
          this.bodies[side].set(placeId(place), place);
        }
      }
      for (const [, example] of membersOf(childOf(media, 'examples'))) {
        this.#part('examples', example);
      }
    }
  }

  #part(kind: PartKind, written: Place): Place | undefined {
    const place = follow(this.#spec, written);
    const counts = this.#written[kind];
    counts[1] += 1;
    if (referenceOf(written) !== undefined && place) {
      counts[0] += 1;
      if (place.file !== this.#spec.root) {
        this.#files[kind].push(dirname(place.file));
      }
    }
    return place;
  }

  folders(): Record<PartKind, string[]> {
    return {
      schemas: ranked(this.#files.schemas),
      parameters: ranked(this.#files.parameters),
      responses: ranked(this.#files.responses),
      examples: ranked(this.#files.examples),
    };
  }

  referred(): Record<PartKind, boolean> {
    const habit = (kind: PartKind): boolean => {
      const [referred, all] = this.#written[kind];
      return all >= FEW && referred >= all * HABIT;
    };
    return {
      schemas: habit('schemas'),
      parameters: habit('parameters'),
      responses: habit('responses'),
      examples: habit('examples'),
    };
  }

  everyStatus(operations: number): string[] {
    return [...this.#statuses]
      .filter(([status, count]) => /^[45]/.test(status) && operations >= FEW * 2 && count >= operations * 0.98)
      .map(([status]) => status);
  }
}

function share(parts: Map<string, Map<string, SharedPart>>, key: string, written: Place, place: Place): void {
  if (referenceOf(written) === undefined) {
    return;
  }
  const list = parts.get(key) ?? new Map<string, SharedPart>();
  const known = list.get(placeId(place));
  if (known) {
    known.uses += 1;
  } else {
    list.set(placeId(place), { written, place, uses: 1 });
  }
  parts.set(key, list);
}

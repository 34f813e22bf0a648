import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { Expectation, Path } from '../read/expected-body.ts';
import { headerValue } from '../read/fields.ts';
import { asArray, asText, type Dict, isDict } from '../read/guards.ts';
import type { Request } from '../read/model.ts';
import type { TestFacts } from '../read/test-script.ts';
import { singularWords, words } from '../words.ts';
import { inlineSchema } from './inline-schema.ts';
import { Kind } from './kinds.ts';
import { bareMediaType, isJsonMedia } from './media-types.ts';
import type { ResponseSighting, TestedChoices } from './observations.ts';
import { ownerName } from './owners.ts';
import type { Shape } from './shape.ts';
import type { ShapeStore } from './shape-store.ts';

/** What test scripts add to an item's saved responses. */
export interface TestedResponses {
  /** Responses that no saved one shows. */
  readonly responses: readonly ResponseSighting[];
  /** Places that a success response has, as paths of keys. */
  readonly required: readonly (readonly string[])[];
  /** Texts of which a place holds one, with its path of keys. */
  readonly choices: readonly TestedChoices[];
}

/**
 * Responses that a test script expects and nobody saved. What it expects of the body belongs to the successes among
 * them. Of statuses it is equally content with, the one that fits the method is described. For `owner` see
 * `Shape.owner`.
 */
export function testedResponses(
  facts: TestFacts,
  request: Request,
  where: string,
  saved: readonly ResponseSighting[],
  owner: string,
  store: ShapeStore,
  diagnostics: Diagnostics,
): TestedResponses {
  const known = new Set(saved.map((response) => response.status));
  const shape = shapeOf(facts, store, owner);
  const usual = usualStatus(request);
  const asserted = facts.statuses.filter((status) => facts.choices.every((choice) => isChosen(status, choice, usual)));
  const answers = saved.some(({ status }) => status === 'default' || status.startsWith('2'));
  // A test that looks into the body and at no status is content with a success; of a POST's there are two.
  const statuses =
    asserted.length === 0 && shape && !answers ? [request.method === 'POST' ? 'default' : '200'] : asserted;
  const fresh = statuses.filter((status) => !isKnown(status, known));
  // What is expected of a refusal is the text of one message.
  const about = statuses.filter((status) => status.startsWith('2'));
  const asked = bareMediaType(headerValue(request.headers, 'accept'));
  const mediaType = asked !== undefined && isJsonMedia(asked) ? asked : 'application/json';
  const responses = fresh.map((status) =>
    sighting(status, where, about.includes(status) ? shape : undefined, mediaType, facts, store),
  );
  for (const { status } of responses) {
    const message =
      asserted.length === 0
        ? `The response is taken from a test script, which was read and not run; no status is asserted, it is described as "${status}".`
        : `Status ${status} is taken from a test script, which was read and not run.`;
    diagnostics.add('info', 'status-from-test', where, message);
  }
  const required = about.length > 0 || statuses.length === 0 ? requiredPaths(facts) : [];
  if (required.length > 0) {
    const message = 'What a test script expects of the body is in the schema.';
    diagnostics.add(
      'info',
      'keys-from-test',
      where,
      message,
      required
        .map((path) => path.join('.'))
        .slice(0, 8)
        .join(', '),
    );
  }
  return { responses, required, choices: choicesIn(facts) };
}

/** The status of a success: what a POST to a list of things makes is new, to anything else it is done. */
function usualStatus({ method, url }: Request): string {
  if (method === 'DELETE') {
    return '204';
  }
  const last = words(url.segments.findLast((segment) => segment !== '') ?? '');
  return method === 'POST' && singularWords(last).join() !== last.join() ? '201' : '200';
}

/** Whether a status is none of several to choose from, or the one that is usual. */
function isChosen(status: string, choice: readonly string[], usual: string): boolean {
  if (!choice.includes(status)) {
    return true;
  }
  const best = choice.includes(usual) ? usual : (choice.find((one) => one.startsWith('2')) ?? choice[0]);
  return status === best;
}

// "Any success" says nothing new beside a success.
function isKnown(status: string, known: ReadonlySet<string>): boolean {
  return known.has(status) || (status.endsWith('XX') && [...known].some((other) => other[0] === status[0]));
}

function sighting(
  status: string,
  where: string,
  shape: Shape | undefined,
  mediaType: string,
  facts: TestFacts,
  store: ShapeStore,
): ResponseSighting {
  return {
    where,
    name: '',
    source: 'test',
    status,
    mediaType: shape && mediaType,
    headers: facts.headers.map((name) => ({ name, value: '', description: '' })),
    body: '',
    parsed: false,
    shape: shape ?? store.blank,
    get schema() {
      return shape && inlineSchema(shape);
    },
  };
}

function shapeOf(facts: TestFacts, store: ShapeStore, owner: string): Shape | undefined {
  const schema = facts.schema === undefined ? undefined : ofSchema(facts.schema, store, owner, 0);
  const body = facts.body && ofExpectation(facts.body, store, owner);
  return schema && body ? store.merge(schema, body) : (schema ?? body);
}

const KINDS: Readonly<Record<string, number>> = {
  string: Kind.String,
  integer: Kind.Integer,
  // Whether a number is whole, a test does not say.
  number: Kind.SomeNumber,
  boolean: Kind.Boolean,
  null: Kind.Null,
};

function ofExpectation(place: Expectation, store: ShapeStore, owner: string): Shape {
  if (place.keys.size > 0) {
    const members = new Map(
      [...place.keys].map(([key, member]) => [key, ofExpectation(member, store, ownerName(key))] as const),
    );
    const object = store.ofMembers(members, false, 'response', owner);
    // `json.items[0].id` beside `json.length`: elements of a list, seen through one of its keys.
    return place.items ? store.ofItems(ofExpectation(place.items, store, owner), 'response') : object;
  }
  if (place.items || place.types.has('array')) {
    return store.ofItems(place.items ? ofExpectation(place.items, store, owner) : store.blank, 'response');
  }
  if (place.types.has('object')) {
    return store.ofMembers(new Map(), false, 'response');
  }
  const types = place.types.has('number') ? ['number'] : [...place.types];
  const kinds = types.reduce((bits, type) => bits | (KINDS[type] ?? 0), 0);
  return store.answered(kinds);
}

/** JSON Schema as people write it in tests: types, properties, items, formats. */
function ofSchema(schema: unknown, store: ShapeStore, owner: string, depth: number): Shape {
  if (!isDict(schema) || depth > 40) {
    return store.blank;
  }
  const types = [schema.type].flat().flatMap((type) => asText(type) ?? []);
  if (isDict(schema.properties)) {
    const entries = Object.entries(schema.properties).map(
      ([key, own]) => [key, ofSchema(own, store, ownerName(key), depth + 1)] as const,
    );
    return store.ofMembers(new Map(entries), false, 'response', owner);
  }
  if (types.includes('array') || schema.items !== undefined) {
    return store.ofItems(
      ofSchema(Array.isArray(schema.items) ? schema.items[0] : schema.items, store, owner, depth + 1),
      'response',
    );
  }
  if (types.includes('object')) {
    return store.ofMembers(new Map(), false, 'response');
  }
  const kinds = types.reduce((bits, type) => bits | (KINDS[type] ?? 0), 0);
  return store.answered(kinds, asText(schema.format) ?? '');
}

/** The choices that assertions (`to.be.oneOf`) and JSON Schemas (`enum`) tell. */
function choicesIn({ body, schema }: TestFacts): TestedChoices[] {
  const out: TestedChoices[] = [];
  visitPlaces(body, ({ choices }, path) => {
    if (choices) {
      out.push({ path, values: choices });
    }
  });
  visitSchemas(schema, (own, path) => {
    const values = asArray(own.enum);
    const texts = values.flatMap((value) => (typeof value === 'string' ? [value] : []));
    if (texts.length > 0 && texts.length === values.length) {
      out.push({ path, values: texts });
    }
  });
  return out.filter(({ path }) => path.length > 0);
}

function requiredPaths({ body, schema }: TestFacts): Path[] {
  const out: Path[] = [];
  visitPlaces(body, (_place, path, isRequired) => {
    if (isRequired) {
      out.push(path);
    }
  });
  visitSchemas(schema, (own, path) => {
    out.push(...asArray(own.required).flatMap((key) => (typeof key === 'string' ? [[...path, key]] : [])));
  });
  return out;
}

/** A place first, then what is in it. Elements of a list have the path of the list. */
function visitPlaces(
  place: Expectation | undefined,
  visit: (place: Expectation, path: Path, isRequired: boolean) => void,
  path: Path = [],
  isRequired = false,
): void {
  if (!place) {
    return;
  }
  visit(place, path, isRequired);
  for (const [key, member] of place.keys) {
    visitPlaces(member, visit, [...path, key], place.required.has(key));
  }
  visitPlaces(place.items, visit, path);
}

/** The same for a JSON Schema. */
function visitSchemas(schema: unknown, visit: (schema: Dict, path: Path) => void, path: Path = []): void {
  if (!isDict(schema) || path.length > 40) {
    return;
  }
  visit(schema, path);
  for (const [key, own] of Object.entries(isDict(schema.properties) ? schema.properties : {})) {
    visitSchemas(own, visit, [...path, key]);
  }
  visitSchemas(schema.items, visit, path);
}

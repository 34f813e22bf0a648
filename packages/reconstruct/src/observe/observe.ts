import { Diagnostics } from '../diagnostics/diagnostic.ts';
import { listedFields } from '../read/field-tables.ts';
import { headerValue } from '../read/fields.ts';
import type { Auth, Collection, Environment, Request, RequestItem, SavedResponse } from '../read/model.ts';
import { deprecation } from '../read/notes.ts';
import { openCollection } from '../read/read-collection.ts';
import { readTestScript, type TestFacts, withMoreFacts } from '../read/test-script.ts';
import { fillIn } from '../read/variables.ts';
import { Redactor } from '../secrets/redactor.ts';
import { cleaner } from '../secrets/sweep.ts';
import { sightResponse } from './answers.ts';
import { sightBody } from './bodies.ts';
import { BodyReader } from './body-reader.ts';
import { headerAuth } from './header-auth.ts';
import { isNegativeTest } from './negative-tests.ts';
import type { BodySighting, ItemObservation, Observations, ParameterSighting, SavedRequest } from './observations.ts';
import { pathOwner } from './owners.ts';
import { sightParameters } from './parameters.ts';
import { RefusedRequests } from './refused.ts';
import { SavedSighting } from './saved-sighting.ts';
import { ShapeStore } from './shape-store.ts';
import { type PathTemplate, pathKey, pathTemplate } from './template.ts';
import { testedResponses } from './tests.ts';

/**
 * Collects the evidence of a collection, item by item, without drawing any conclusion across items: decoded
 * placeholders, parameters, bodies and saved responses, each with its place in the collection. Credentials are
 * replaced by made-up values before anything else is looked at.
 *
 * @param input collection text, parsed JSON, or the result of `readCollection`
 * @param environments whose variables come before the collection's; each may be a server of its own
 */
export function observe(
  input: unknown,
  diagnostics: Diagnostics = new Diagnostics(),
  environments: readonly Environment[] = [],
): Observations {
  const { collection: source, items } = isCollection(input)
    ? { collection: input, items: input.items }
    : openCollection(input, diagnostics, environments);
  const redactor = new Redactor(diagnostics);
  const collection = redactor.collection(source);
  const store = new ShapeStore(collection.variables);
  const reader = new BodyReader(store, diagnostics);
  const context: Context = { collection, store, reader, diagnostics };
  const observed: ItemObservation[] = [];
  for (const item of items) {
    observed.push(observeItem(redactor.item(item), context));
  }
  const known = redactor.known;
  return { collection: redactor.collection(source), store, items: withoutKnown(observed, known), secrets: known };
}

// A name may hold a credential that only another place gave away; ids and keys are made of names.
function withoutKnown(
  items: readonly ItemObservation[],
  known: ReadonlyMap<string, string>,
): readonly ItemObservation[] {
  if (known.size === 0) {
    return items;
  }
  const clean = cleaner(known);
  for (const response of items.flatMap((item) => item.responses)) {
    if (response instanceof SavedSighting) {
      response.name = clean(response.name);
    }
  }
  return items.map((item) => ({ ...item, name: clean(item.name), folders: item.folders.map(clean) }));
}

interface Context {
  readonly collection: Collection;
  readonly store: ShapeStore;
  readonly reader: BodyReader;
  readonly diagnostics: Diagnostics;
}

function isCollection(input: unknown): input is Collection {
  return typeof input === 'object' && input !== null && (input as Partial<Collection>).variables instanceof Map;
}

function observeItem(item: RequestItem, context: Context): ItemObservation {
  const { variables } = context.collection;
  const template = pathTemplate(item.request.url, variables);
  const negative = isNegativeTest([...item.folders, item.name]);
  const tests = readTestScript(item.tests);
  const refusals = new RefusedRequests(item);
  const refused = refusals.hasOwn || (item.responses.length === 0 && expectsRefusal(tests.statuses));
  const origin = { source: 'request', where: item.path, rejected: negative || refused } as const;
  // A header beside the setting "no auth" is auth all the same.
  const set = item.auth?.type === 'noauth' ? undefined : item.auth;
  const auth = set ?? authFromHeaders(item, context.diagnostics) ?? item.auth;
  const parameters: ParameterSighting[] = sightParameters(item.request, template, template.parameters, auth, origin);
  const bodies: BodySighting[] = [];
  const owner = pathOwner(
    item.request.url.segments.length > 0 ? template.path : pathIn(item.request.url.base, variables),
  );
  const body = sightBody(item.request, origin, context.reader, context.store, undefined, owner);
  if (body) {
    bodies.push(body);
  }
  const elsewhere: SavedRequest[] = [];
  let before: Request | undefined;
  for (const saved of item.responses) {
    // Several responses saved from one request are one sighting of its parameters and body.
    if (saved.request && saved.request !== before) {
      before = saved.request;
      const rejected = negative || refusals.has(before);
      const other = sightSavedRequest(saved.request, saved, item, template, bodies, rejected, context);
      // A request that was saved without its url is the item's own.
      if (other.same || saved.request.url.segments.length === 0) {
        parameters.push(...other.parameters);
        bodies.push(...other.bodies);
      } else {
        elsewhere.push(other);
      }
    }
  }
  const saved = item.responses.map((response) => {
    const sighting = sightResponse(response, owner, context.store, context.reader);
    if (response.status === undefined) {
      const message = `The saved response has no status code; it is described as "${sighting.status}".`;
      context.diagnostics.add('info', 'no-status', response.path, message);
    }
    return sighting;
  });
  const tested = testedResponses(
    negative ? tests : withInherited(tests, item),
    item.request,
    item.path,
    saved,
    owner,
    context.store,
    context.diagnostics,
  );
  return {
    path: item.path,
    name: deprecation(item.name).text || item.name,
    folders: item.folders,
    description: item.description,
    deprecated: [item.name, item.description, ...item.folders].some((text) => deprecation(text).deprecated),
    listed: listedFields(item.description),
    method: item.request.method,
    template: template.path,
    key: `${item.request.method} ${pathKey(template.path)}`,
    base: item.request.url.base,
    hasPath: item.request.url.segments.length > 0,
    auth,
    inheritsAuth: item.inheritsAuth && item.auth !== undefined && auth === item.auth,
    keys: [],
    parameters,
    bodies,
    responses: [...saved, ...tested.responses],
    tested: tested.required,
    testedChoices: tested.choices,
    elsewhere,
    negative,
    protocol: protocolOf(item.request),
  };
}

/** With what the scripts of folders and the collection expect; of a status only where nobody saved a success. */
function withInherited(own: TestFacts, item: RequestItem): TestFacts {
  const isAnswered = item.responses.some(({ status }) => status !== undefined && status < 300);
  return item.inheritedTests.reduceRight((facts, script) => {
    const more = readTestScript(script);
    return withMoreFacts(facts, isAnswered ? { ...more, statuses: [], choices: [] } : more);
  }, own);
}

/** A query of GraphQL that was written as JSON. */
const QUERY = /^\s*\{(?:[^{}]*,)?\s*"query"\s*:\s*"(?:\s|\\n)*(?:\{|(?:query|mutation|subscription)\b[^"]*\{)/;

function protocolOf({ body, headers }: Request): ItemObservation['protocol'] {
  if (body?.mode === 'graphql') {
    return 'GraphQL';
  }
  if (body?.mode === 'raw' && QUERY.test(body.text)) {
    return 'GraphQL';
  }
  const soap = body?.mode === 'raw' && /<(?:[\w-]+:)?Envelope[\s>]/.test(body.text);
  return soap || headerValue(headers, 'soapaction') !== undefined ? 'SOAP' : undefined;
}

/** The path of an address that is one variable. */
function pathIn(base: string, variables: ReadonlyMap<string, string>): string {
  return fillIn(base, variables).replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*|[?#].*$/gi, '');
}

/** A test expects statuses, and each of them refuses. */
function expectsRefusal(statuses: readonly string[]): boolean {
  return statuses.length > 0 && statuses.every((status) => status.startsWith('4'));
}

function authFromHeaders(item: RequestItem, diagnostics: Diagnostics): Auth | undefined {
  const auth = headerAuth(item.request);
  if (auth) {
    const message = "The security scheme is taken from a header; Postman's auth settings are empty.";
    const evidence = auth.params.get('key') ?? `Authorization: ${auth.type}`;
    diagnostics.add('info', 'auth-from-header', item.path, message, evidence);
  }
  return auth;
}

function sightSavedRequest(
  request: Request,
  saved: SavedResponse,
  item: RequestItem,
  template: PathTemplate,
  before: readonly BodySighting[],
  rejected: boolean,
  context: Context,
): SavedRequest & { readonly same: boolean } {
  const own = pathTemplate(request.url, context.collection.variables);
  const same = pathKey(own.path) === pathKey(template.path);
  const origin = { source: 'saved', where: saved.path, rejected } as const;
  const names = same ? template.parameters : own.parameters;
  const fallback = before.find((body) => body.source === 'request')?.mediaType;
  const body = sightBody(request, origin, context.reader, context.store, fallback, pathOwner(template.path));
  return {
    same,
    method: request.method,
    template: own.path,
    where: saved.path,
    rejected,
    parameters: sightParameters(request, own, names, item.auth, origin),
    bodies: body ? [body] : [],
  };
}

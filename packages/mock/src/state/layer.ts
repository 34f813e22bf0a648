import { type Operation, resolveRef, type Schema } from '@belvo-openapi/spec';
import { choosesResponse, type Preference } from '../asking/ask.ts';
import type { MockResponse } from '../engine/engine.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { Edge } from '../server/edge.ts';
import { changed, created, type EchoParts } from './echo.ts';
import { filtered, selected } from './filters.ts';
import { addressed, fieldsOf, type Item, idOf, isBelow, isItem, itemsIn, type Model, type Role } from './model.ts';
import { paged } from './pages.ts';
import { doesNotExist, json, missing } from './refusals.ts';
import { retrievedFor } from './retrieved.ts';
import type { Store } from './store.ts';

/** Something that a request did to a stored thing. */
export interface Change {
  readonly what: 'created' | 'changed' | 'deleted';
  readonly role: Role;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** What the layer works with. */
export interface LayerParts extends EchoParts {
  readonly model: Model;
  readonly store: Store;
  /** Told what a request changed, before it is answered. */
  changed(request: ReceivedRequest, change: Change): void;
}

/** One request that has to do with stored things. */
interface Call {
  readonly request: ReceivedRequest;
  readonly operation: Operation;
  readonly role: Role;
  /** The concrete path of the collection. */
  readonly whole: string;
  readonly id: string | undefined;
  readonly response: MockResponse;
  /** The parsed body of the response. */
  readonly body: unknown;
  /** The body of the request; empty if there is none. */
  readonly sent: Item;
}

/**
 * Puts a memory behind the responses. The engine still says whether a request is right and what a response looks like; which
 * things it shows comes from the store. A response that is chosen by name, with `Prefer` or by a fault, is left alone.
 */
export function withState(parts: LayerParts, edge: Edge): Edge {
  return async (request, prefer) => {
    const { operation } = request;
    const role = operation && parts.model.roleOf(operation);
    if (operation === undefined || role === undefined || isChosen(request, prefer)) {
      return edge(request, prefer);
    }
    const response = await edge(request, prefer);
    const body = bodyOf(response);
    const sent = isItem(request.json) ? request.json : {};
    const call: Call = { request, operation, role, ...located(role, request.path), response, body, sent };
    if (response.status === 428) {
      return pending(parts, call);
    }
    if (response.status >= 300) {
      return response;
    }
    return parentless(parts, call) ?? unknownReference(parts, call) ?? (await perform(parts, call, edge));
  };
}

function located(role: Role, path: string): { whole: string; id: string | undefined } {
  const { whole, id } = addressed(role, path);
  return { whole, id };
}

/** A second factor is asked for by something that exists; everything else that is preferred has a name or is a refusal. */
function isChosen(request: ReceivedRequest, prefer: Preference | undefined): boolean {
  return (
    choosesResponse(request) ||
    (prefer !== undefined && prefer.status !== 428 && (prefer.status >= 300 || prefer.example !== undefined))
  );
}

function bodyOf({ body }: MockResponse): unknown {
  const text = Buffer.from(body).toString('utf8');
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function perform(parts: LayerParts, call: Call, edge: Edge): Promise<MockResponse> {
  const { store } = parts;
  const { request, operation, role, whole, id = '', response } = call;
  if (role.does === 'list') {
    return list(parts, call);
  }
  if (role.does === 'add') {
    return await add(parts, call, edge);
  }
  if (role.does === 'resume') {
    return resume(parts, call);
  }
  const item = store.get(whole, id);
  if (item === undefined) {
    return missing(parts, operation);
  }
  switch (role.does) {
    case 'get':
      return json(response, selected(item, request.query, operation));
    case 'change':
      return change(parts, call, item);
    case 'delete':
      store.remove(whole, id);
      parts.changed(request, { what: 'deleted', role, before: item, after: undefined });
      return response;
    default:
      return response;
  }
}

function list(parts: LayerParts, call: Call): MockResponse {
  const { document } = parts;
  const { request, operation, role, response, body } = call;
  const declared = operation.responses.find(({ status }) => status === String(response.status));
  const key = operation.extensions.pagination?.items;
  const listed = key === undefined ? declared?.schema : fieldsOf(document, declared?.schema).get(key);
  const shown = fieldsOf(document, listed && resolveRef<Schema>(document, listed).items);
  const fields = new Set([...shown.keys(), ...role.collection.seeds.flatMap((seed) => Object.keys(seed))]);
  const items = filtered(ownedBy(parts, call), request.query, operation, fields);
  const show = (item: Item) => selected(item, request.query, operation);
  if (Array.isArray(body)) {
    return json(response, items.map(show));
  }
  if (key === undefined || !isItem(body)) {
    return response;
  }
  const result = paged(request, operation, items);
  return result === undefined
    ? missing({ document }, operation)
    : json(response, { ...body, ...result.envelope, [key]: result.items.map(show) });
}

/** The things of a list that belong to what the query names, where they do not say so themselves at the top. */
function ownedBy({ store, model }: LayerParts, { request, role, whole }: Call): readonly Item[] {
  const owners = [...request.query].filter(([name]) => model.referred(name, role.collection.path) !== undefined);
  return store
    .all(whole)
    .filter((item) =>
      owners.every(
        ([name, id]) => Object.hasOwn(item, name) || [undefined, id].includes(store.ownerOf(whole, item, name)),
      ),
    );
}

/** What retrieving through an owner returns, and the thing that examples without one mean. */
function retrieved(parts: LayerParts, { role }: Call, body: unknown, [field, id]: readonly [string, string]): unknown {
  const usual = parts.model.referred(field, role.collection.path)?.seeds[0];
  return retrievedFor(body, field, id, usual && idOf(usual));
}

async function add(parts: LayerParts, call: Call, edge: Edge): Promise<MockResponse> {
  const { request, operation, response, body } = call;
  const statuses = operation.responses.map(({ status }) => Number(status));
  const owner = referenceIn(parts.model, call);
  if (response.status === 202) {
    // What an event will announce is there when it does.
    const later = statuses.includes(201) ? await edge(request, { status: 201 }) : undefined;
    if (later?.status === 201 && owner !== undefined) {
      keep(parts, call, retrieved(parts, call, bodyOf(later), owner), owner);
    }
    return response;
  }
  if (owner !== undefined && (Array.isArray(body) || (statuses.includes(200) && statuses.includes(201)))) {
    const items = retrieved(parts, call, body, owner);
    if (response.status === 201 || !statuses.includes(201)) {
      keep(parts, call, items, owner);
    }
    return json(response, items);
  }
  if (!isItem(body) || idOf(body) === undefined) {
    return response;
  }
  const item = created(parts, operation, response.status, body, call.sent);
  parts.store.put(call.whole, item);
  parts.changed(request, { what: 'created', role: call.role, before: undefined, after: item });
  return json(response, item);
}

/** Stores what was retrieved. */
function keep(
  { store }: LayerParts,
  { operation, whole }: Call,
  body: unknown,
  [field, id]: readonly [string, string],
): void {
  for (const item of isItem(body) ? [body] : itemsIn(operation, body)) {
    if (idOf(item) !== undefined) {
      store.put(whole, item, { [field]: id });
    }
  }
}

/** Goes on with what a 428 held up: the creation of a thing of this collection, or retrieving through another. */
function resume(parts: LayerParts, call: Call): MockResponse {
  const { operation, role, whole, response, body, sent } = call;
  const own = sent[role.collection.reference];
  if (typeof own === 'string' && isItem(body)) {
    const item = parts.store.get(whole, own);
    return item === undefined ? missing(parts, operation) : change(parts, { ...call, sent: {} }, item);
  }
  const owner = referenceIn(parts.model, call);
  if (owner === undefined) {
    return response;
  }
  const items = retrieved(parts, call, body, owner);
  if (response.status === 201 || operation.responses.every(({ status }) => status !== '201')) {
    keep(parts, call, items, owner);
  }
  return json(response, items);
}

/** Changes a thing; one that is replaced, or goes on, has the status that the response shows. */
function change(
  parts: LayerParts,
  { request, operation, role, whole, response, body, sent }: Call,
  item: Item,
): MockResponse {
  const shown = isItem(body) ? body : {};
  const settles = (role.does === 'resume' || operation.method === 'put') && typeof shown.status === 'string';
  const status = settles && Object.hasOwn(item, 'status') ? [['status', shown.status] as const] : [];
  const after = changed(parts, operation, response.status, item, sent, status);
  parts.store.put(whole, after);
  parts.changed(request, { what: 'changed', role, before: item, after });
  return isItem(body) && idOf(body) !== undefined ? json(response, after) : response;
}

/** A creation that waits for a second factor: the thing is there under an id of its own, and says what it waits for. */
function pending(parts: LayerParts, call: Call): MockResponse {
  const { request, operation, role, whole, response, body, sent } = call;
  const { reference } = role.collection;
  const success = operation.responses.find(({ status, examples }) => /^20[01]$/.test(status) && examples.length > 0);
  const example = success?.examples.map(({ value }): unknown => value).find(isItem);
  const demands = [body].flat();
  if (
    role.does !== 'add' ||
    example === undefined ||
    !demands.some((demand) => isItem(demand) && Object.hasOwn(demand, reference))
  ) {
    return response;
  }
  const item = created(parts, operation, Number(success?.status), example, sent);
  const waiting = changed(
    parts,
    operation,
    Number(success?.status),
    item,
    {},
    Object.hasOwn(item, 'status') ? [['status', 'token_required']] : [],
  );
  parts.store.put(whole, waiting);
  parts.changed(request, { what: 'created', role, before: undefined, after: waiting });
  const named = demands.map((demand) => ({ ...(demand as Item), [reference]: idOf(waiting) }));
  return json(response, Array.isArray(body) ? named : named[0]);
}

/** What lies below a thing that is not there is not there either. */
function parentless(
  { model, store, document, random }: LayerParts,
  { operation, role, request }: Call,
): MockResponse | undefined {
  const parent = model.collections.find((collection) => isBelow(role.collection.path, collection));
  if (parent === undefined) {
    return undefined;
  }
  const { whole, id = '' } = addressed({ does: 'act', collection: parent }, request.path);
  return store.get(whole, id) === undefined ? missing({ document, random }, operation) : undefined;
}

/** The field of a request that names the thing through which, or for which, it is made; and its id. */
function referenceIn(model: Model, { sent, role }: Call): readonly [field: string, id: string] | undefined {
  return Object.entries(sent).find(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      entry[0] !== role.collection.reference &&
      model.referred(entry[0], role.collection.path) !== undefined,
  );
}

/** Things are referred to by ids; names, such as those of institutions, are not looked up. */
function unknownReference(parts: LayerParts, { sent, operation, role }: Call): MockResponse | undefined {
  if (role.does !== 'add' && role.does !== 'resume') {
    return undefined;
  }
  for (const [field, id] of Object.entries(sent)) {
    const collection = parts.model.referred(field, role.collection.path);
    const isId = typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
    if (collection !== undefined && isId && parts.store.get(collection.path, id) === undefined) {
      return doesNotExist(parts, operation, field);
    }
  }
  return undefined;
}

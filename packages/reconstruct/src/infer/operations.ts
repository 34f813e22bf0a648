import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { grouped } from '../grouped.ts';
import { isFormMedia } from '../observe/media-types.ts';
import type { BodySighting, ItemObservation, Observations, ResponseSighting } from '../observe/observations.ts';
import { isBlank, type Shape } from '../observe/shape.ts';
import type { ShapeStore } from '../observe/shape-store.ts';
import { pathKey } from '../observe/template.ts';
import type { ContentModel, OperationModel, ResponseModel } from './model.ts';
import { type OperationAuth, operationAuth, usualAuth } from './operation-auth.ts';
import { typedByFields } from './parameter-fields.ts';
import { inferParameters } from './parameters.ts';
import { parameterNames } from './path-names.ts';
import { responseHeaders } from './response-headers.ts';
import { type Tags, tagsOf } from './tags.ts';

const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** Merges every request on one method and path into one operation, in the order of first appearance. */
export function inferOperations(observations: Observations, diagnostics: Diagnostics): OperationModel[] {
  const groups = new Map<string, ItemObservation[]>();
  const names = new Map<string, readonly string[]>();
  for (const item of observations.items) {
    if (!METHODS.has(item.method)) {
      diagnostics.add(
        'error',
        'unknown-method',
        item.path,
        `OpenAPI has no method ${JSON.stringify(item.method)}; the request was left out.`,
      );
      continue;
    }
    const key = pathKey(item.template);
    if (!names.has(key)) {
      names.set(key, parameterNames(item.template));
    }
    const group = groups.get(item.key);
    if (group) {
      group.push(item);
    } else {
      groups.set(item.key, [item]);
    }
  }
  const usual = usualAuth(observations.items);
  const tags = tagsOf(observations.items);
  return [...groups.values()].map((items) => merge(items, names, usual, tags, observations.store, diagnostics));
}

function merge(
  items: readonly ItemObservation[],
  names: ReadonlyMap<string, readonly string[]>,
  usual: ItemObservation | undefined,
  tags: Tags,
  store: ShapeStore,
  diagnostics: Diagnostics,
): OperationModel {
  const first = items[0] as ItemObservation;
  const pathParameters = names.get(pathKey(first.template)) ?? [];
  let position = 0;
  const path = first.template.replace(/\{[^{}]*\}/g, () => `{${pathParameters[position++] ?? 'param'}}`);
  if (items.length > 1) {
    diagnostics.add(
      'info',
      'merged-requests',
      first.path,
      `${items.length} requests on ${first.method} ${path} became one operation.`,
      items.map((item) => item.path).join('; '),
    );
  }
  if (items.every((item) => item.responses.length === 0)) {
    diagnostics.add('warning', 'no-response', first.path, 'No response is saved, so none can be described.');
  }
  const bodies = items.flatMap((item) => item.bodies);
  const withBody = new Set(bodies.map((body) => body.where));
  const auth = operationAuth(items, usual);
  const responses = mergeResponses(
    withoutAuthTests(
      items.flatMap((item) => item.responses),
      auth,
    ),
    store,
  );
  const requests = contents(acceptedOnly(bodies), (body) => body.mediaType, store);
  return {
    method: first.method,
    path,
    pathParameters,
    items,
    tags: [...new Set(items.flatMap((item) => tags.nameOf(item.folders) ?? []))],
    ...auth,
    base: first.base,
    parameters: inferParameters(items, pathParameters, store, diagnostics).map((parameter) =>
      typedByFields(parameter, path, [...responses.values()].flatMap(successes), [...requests.values()], store),
    ),
    requests,
    bodyAlwaysSent: items.every((item) => withBody.has(item.path)),
    responses,
  };
}

/** A test that sends no token or a wrong one and is refused tests the auth, which the operation states. */
function withoutAuthTests(sightings: readonly ResponseSighting[], auth: OperationAuth): readonly ResponseSighting[] {
  const isAuthTest = (sighting: ResponseSighting): boolean =>
    sighting.source === 'test' && (sighting.status === '401' || sighting.status === '403');
  const others = sightings.filter((sighting) => !isAuthTest(sighting));
  const isStated = (auth.auth !== undefined && auth.auth.type !== 'noauth') || auth.keys.length > 0;
  return isStated && others.length > 0 ? others : sightings;
}

/** What a success answers. */
function successes(response: ResponseModel): readonly ContentModel<ResponseSighting>[] {
  return response.status.startsWith('2') ? [...response.contents.values()] : [];
}

/** Bodies that were not refused; all of them where there are no others. */
function acceptedOnly(bodies: readonly BodySighting[]): readonly BodySighting[] {
  const accepted = bodies.filter((body) => !body.rejected);
  return accepted.length > 0 ? accepted : bodies;
}

function mergeResponses(sightings: readonly ResponseSighting[], store: ShapeStore): Map<string, ResponseModel> {
  const out = new Map<string, ResponseModel>();
  for (const [status, group] of grouped(sightings, (sighting) => sighting.status)) {
    out.set(status, {
      status,
      sightings: group,
      contents: contents(group, (sighting) => sighting.mediaType, store),
      headers: responseHeaders(group, store),
    });
  }
  return out;
}

function contents<S extends BodySighting | ResponseSighting>(
  sightings: readonly S[],
  mediaTypeOf: (sighting: S) => string | undefined,
  store: ShapeStore,
): Map<string, ContentModel<S>> {
  const groups = new Map<string, S[]>();
  for (const sighting of sightings) {
    const mediaType = mediaTypeOf(sighting);
    if (mediaType === undefined) {
      continue;
    }
    const group = groups.get(mediaType);
    if (group) {
      group.push(sighting);
    } else {
      groups.set(mediaType, [sighting]);
    }
  }
  const out = new Map<string, ContentModel<S>>();
  for (const [mediaType, group] of groups) {
    let shape = store.blank;
    for (const sighting of withoutBareScalars(group)) {
      shape = store.merge(shape, sighting.shape);
    }
    out.set(mediaType, { mediaType, shape: isFormMedia(mediaType) ? asText(shape, store) : shape, sightings: group });
  }
  return out;
}

/** A field of a form is sent as text, whatever a variable without a value stands for. */
function asText(form: Shape, store: ShapeStore): Shape {
  const open = [...(form.props ?? [])].filter(([, field]) => isBlank(field));
  if (open.length === 0) {
    return form;
  }
  const names = new Set(open.map(([name]) => name));
  const text = store.ofString('text', 'request');
  const fields = [...(form.props?.keys() ?? [])].map((name) => [name, names.has(name) ? text : store.blank] as const);
  return store.merge(form, store.ofMembers(new Map(fields), false, 'request'));
}

// Where some bodies have a structure, a lone "13" typed into a request is a slip, not an alternative.
function withoutBareScalars<S extends BodySighting | ResponseSighting>(group: readonly S[]): readonly S[] {
  const structured = group.filter((sighting) => sighting.shape.props ?? sighting.shape.items);
  const slips = (sighting: S): boolean => sighting.shape.weak !== 0 && !sighting.shape.props && !sighting.shape.items;
  return structured.length > 0 ? group.filter((sighting) => !slips(sighting)) : group;
}

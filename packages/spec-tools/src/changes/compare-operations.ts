import type { Operation, OperationParameter, OperationResponse } from '@belvo-openapi/spec-model';
import type { Collector } from './collector.ts';
import { compareCredentials, comparePolicies, compareServers } from './compare-policies.ts';
import { arrow, compareSchemas } from './compare-schemas.ts';
import { canonical } from './contract.ts';
import type { Documents } from './find-changes.ts';

/** Two operations that are the same one, as far as callers can tell. */
interface Pair extends Documents {
  readonly old: Operation;
  readonly now: Operation;
  readonly changes: Collector;
}

/** Compares the operations of two documents: those of one id, and of the others those of one method and path. */
export function compareOperations(
  documents: Documents,
  old: readonly Operation[],
  now: readonly Operation[],
  changes: Collector,
): void {
  const requestOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
  const byId = new Map(now.map((operation) => [operation.operationId, operation]));
  const oldIds = new Set(old.map(({ operationId }) => operationId));
  const byRequest = new Map(
    now.filter(({ operationId }) => !oldIds.has(operationId)).map((operation) => [requestOf(operation), operation]),
  );
  const matched = new Set<Operation>();
  for (const operation of old) {
    const other = byId.get(operation.operationId) ?? byRequest.get(requestOf(operation));
    const place = `operation ${operation.operationId}`;
    const reaches = [operation.operationId];
    if (!other) {
      changes.add('operation-removed', place, `${requestOf(operation)} is gone`, { reaches });
      continue;
    }
    matched.add(other);
    if (other.operationId !== operation.operationId) {
      changes.add('operation-renamed', place, arrow(operation.operationId, other.operationId), {
        reaches: [...reaches, other.operationId],
      });
    }
    if (requestOf(other) !== requestOf(operation)) {
      changes.add('operation-moved', place, arrow(requestOf(operation), requestOf(other)), { reaches });
    }
    compareOperation({ ...documents, old: operation, now: other, changes });
  }
  for (const operation of now.filter((each) => !matched.has(each))) {
    changes.add('operation-added', `operation ${operation.operationId}`, requestOf(operation), {
      reaches: [operation.operationId],
    });
  }
}

function compareOperation(pair: Pair): void {
  const { old, now, changes } = pair;
  const place = `operation ${old.operationId}`;
  const reaches = [now.operationId];
  if (old.deprecated !== now.deprecated) {
    changes.add(now.deprecated ? 'operation-deprecated' : 'operation-reactivated', place, 'deprecated', { reaches });
  }
  if (old.tag !== now.tag) {
    changes.add('operation-tags-changed', place, arrow(old.tag, now.tag), { reaches });
  }
  comparePolicies(pair, old, now, changes);
  compareCredentials(pair, old, now, changes);
  compareServers(pair, old, now, changes);
  compareParameters(pair);
  compareRequestBody(pair);
  compareResponses(pair);
}

const keyOf = ({ in: place, name }: OperationParameter): string => `${place} parameter ${name}`;

function compareParameters(pair: Pair): void {
  const { old, now, changes } = pair;
  const at = { side: 'request', reaches: [now.operationId] } as const;
  const present = new Map(now.parameters.map((parameter) => [keyOf(parameter), parameter]));
  const known = new Set(old.parameters.map(keyOf));
  const renamed = pathNames(pair);
  for (const parameter of old.parameters) {
    const place = keyOf(parameter);
    const other = present.get(place) ?? present.get(renamed.get(place) ?? '');
    if (!other) {
      changes.add('parameter-removed', place, 'is gone', at);
      continue;
    }
    if (parameter.required !== other.required) {
      const kind = other.required ? 'became-required' : 'became-optional';
      const what = other.required ? 'optional → required' : 'required → optional';
      changes.add(kind, place, what, { ...at, noun: 'parameter' });
    }
    const [before, after] = [parameter, other].map(({ style, explode }) => `${style}${explode ? ', exploded' : ''}`);
    if (before !== after) {
      changes.add('parameter-style-changed', place, arrow(before, after), at);
    }
    const report = changes.reporter('request', at.reaches);
    const marked = ({ schema, sensitive, deprecated }: OperationParameter) => ({
      ...schema,
      ...(sensitive && { 'x-sensitive': sensitive }),
      ...(deprecated && { deprecated }),
    });
    compareSchemas({ ...pair, side: 'request', noun: 'parameter', report }, marked(parameter), marked(other), place);
  }
  const taken = new Set(renamed.values());
  for (const parameter of now.parameters.filter((each) => !known.has(keyOf(each)) && !taken.has(keyOf(each)))) {
    // The first query parameter gives the method an argument that it did not have.
    const isFirst = parameter.in === 'query' && !old.parameters.some(({ in: place }) => place === 'query');
    const optional = isFirst ? 'parameter-added-first' : 'parameter-added-optional';
    const kind = parameter.required ? 'parameter-added-required' : optional;
    changes.add(kind, keyOf(parameter), parameter.required ? 'is new and required' : 'is new', at);
  }
}

/** Path parameters that have another name at the same place of the path: callers pass them by position. */
function pathNames({ old, now }: Pair): ReadonlyMap<string, string> {
  const namesIn = (path: string) => [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `path parameter ${name}`);
  const [before, after] = [namesIn(old.path), namesIn(now.path)];
  const isSamePath = old.path.replaceAll(/\{[^}]+\}/g, '{}') === now.path.replaceAll(/\{[^}]+\}/g, '{}');
  return new Map(isSamePath ? before.map((name, index) => [name, after[index] ?? name] as const) : []);
}

function compareRequestBody(pair: Pair): void {
  const { old, now, changes } = pair;
  const at = { side: 'request', reaches: [now.operationId] } as const;
  const place = 'request body';
  if (!old.requestBody || !now.requestBody) {
    if (now.requestBody) {
      const { required } = now.requestBody;
      changes.add(required ? 'request-body-added-required' : 'request-body-added-optional', place, 'is new', {
        reaches: at.reaches,
      });
    } else if (old.requestBody) {
      changes.add('request-body-removed', place, 'is gone', { reaches: at.reaches });
    }
    return;
  }
  const [before, after] = [old.requestBody, now.requestBody];
  if (before.required !== after.required) {
    const what = after.required ? 'optional → required' : 'required → optional';
    changes.add(after.required ? 'became-required' : 'became-optional', place, what, { ...at, noun: 'body' });
  }
  compareContent(pair, before.content, after.content, 'request', place, place);
}

function compareContent(
  pair: Pair,
  old: OperationResponse['content'],
  now: OperationResponse['content'],
  side: 'request' | 'response',
  place: string,
  where: string,
): void {
  const reaches = [pair.now.operationId];
  const other = new Map(now.map((content) => [content.mediaType, content]));
  for (const content of old) {
    const match = other.get(content.mediaType);
    if (!match) {
      pair.changes.add('media-type-removed', where, `${content.mediaType} is gone`, { side, reaches });
    } else {
      const report = pair.changes.reporter(side, reaches);
      compareSchemas({ ...pair, side, noun: 'body', report }, content.schema ?? {}, match.schema ?? {}, place);
    }
  }
  for (const { mediaType } of now.filter((each) => !old.some((content) => content.mediaType === each.mediaType))) {
    pair.changes.add('media-type-added', where, `${mediaType} is new`, { side, reaches });
  }
}

function compareResponses(pair: Pair): void {
  const { old, now, changes } = pair;
  const reaches = [now.operationId];
  const present = new Map(now.responses.map((response) => [response.status, response]));
  const isSuccess = ({ status }: OperationResponse) => /^2/.test(status);
  for (const response of old.responses) {
    const place = `status ${response.status}`;
    const other = present.get(response.status);
    if (other) {
      compareContent(pair, response.content, other.content, 'response', `${place}, body`, place);
      compareHeaders(pair, response, other);
      compareLinks(pair, response, other);
    } else {
      const kind = isSuccess(response) ? 'success-status-removed' : 'error-status-removed';
      changes.add(kind, place, 'is gone', { side: 'response', reaches });
    }
  }
  for (const response of now.responses.filter(({ status }) => !old.responses.some((each) => each.status === status))) {
    const kind = isSuccess(response) ? successKind(response, pair) : 'error-status-added';
    changes.add(kind, `status ${response.status}`, 'is new', { side: 'response', reaches });
  }
}

/** What a new success does to the data of the call: nothing when it comes on demand, or has no other body. */
function successKind(
  { status, schema }: OperationResponse,
  { old, now }: Pair,
): 'asynchronous-status-added' | 'success-status-added' {
  const onDemand = status === '202' && now.parameters.some((each) => each.in === 'header' && /mode$/i.test(each.name));
  const sameBody = old.responses.some(
    (each) => /^2/.test(each.status) && canonical([each.schema]) === canonical([schema]),
  );
  return onDemand || sameBody ? 'asynchronous-status-added' : 'success-status-added';
}

function compareHeaders(pair: Pair, old: OperationResponse, now: OperationResponse): void {
  const { changes } = pair;
  const at = { side: 'response', reaches: [pair.now.operationId] } as const;
  const placeOf = (name: string) => `status ${old.status}, header ${name}`;
  const find = (headers: OperationResponse['headers'], wanted: string) =>
    headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  for (const header of old.headers) {
    const place = placeOf(header.name);
    const other = find(now.headers, header.name);
    if (!other) {
      changes.add(header.required ? 'header-removed-required' : 'header-removed-optional', place, 'is gone', at);
      continue;
    }
    if (header.required !== other.required) {
      const kind = other.required ? 'became-required' : 'became-optional';
      changes.add(kind, place, other.required ? 'always comes' : 'may be missing', { ...at, noun: 'header' });
    }
    const report = changes.reporter('response', at.reaches);
    const compared = { ...pair, side: 'response', noun: 'header', report } as const;
    compareSchemas(compared, header.schema ?? {}, other.schema ?? {}, place);
  }
  for (const { name } of now.headers.filter((header) => !find(old.headers, header.name))) {
    changes.add('header-added', placeOf(name), 'is new', at);
  }
}

function compareLinks({ changes, now: operation }: Pair, old: OperationResponse, now: OperationResponse): void {
  const reaches = [operation.operationId];
  const placeOf = (name: string) => `status ${old.status}, link ${name}`;
  for (const link of old.links) {
    const place = placeOf(link.name);
    const other = now.links.find(({ name }) => name === link.name);
    if (!other) {
      changes.add('mfa-link-removed', place, `to ${link.operationId} is gone`, { reaches });
    } else if (other.operationId !== link.operationId) {
      changes.add('mfa-link-redirected', place, arrow(link.operationId, other.operationId), { reaches });
    } else {
      const [before, after] = [link, other].map(({ parameters, requestBody }) =>
        canonical([parameters, requestBody ?? null]),
      );
      if (before !== after) {
        changes.add('mfa-link-changed', place, arrow(before, after), { reaches });
      }
    }
  }
  for (const link of now.links.filter(({ name }) => !old.links.some((each) => each.name === name))) {
    changes.add('mfa-link-added', placeOf(link.name), `to ${link.operationId}`, { reaches });
  }
}

import type { OperationModel } from '../infer/model.ts';
import type { PropertyUse, RootUse, Usage } from '../infer/usage.ts';
import { innermost } from '../infer/usage.ts';
import type { Shape } from '../observe/shape.ts';
import { pascal, responseWords, singularWords, words } from '../words.ts';
import { envelopeOf, isWrapperKey } from './envelopes.ts';
import { parentedWords, resourceWords } from './resources.ts';

const ERROR_KEYS = new Set([
  'error',
  'errors',
  'message',
  'code',
  'error_code',
  'errorcode',
  'error_message',
  'detail',
  'details',
  'title',
  'type',
  'status',
  'reason',
  'description',
  'request_id',
  'requestid',
  'fault',
  'msg',
  'status_code',
  'statuscode',
  'instance',
  'timestamp',
  'path',
  'ref',
  'type_name',
  'parameter',
  'field',
]);

const STATUS_NAMES: Readonly<Record<string, string>> = {
  '400': 'BadRequest',
  '401': 'Unauthorized',
  '402': 'PaymentRequired',
  '403': 'Forbidden',
  '404': 'NotFound',
  '405': 'MethodNotAllowed',
  '406': 'NotAcceptable',
  '408': 'RequestTimeout',
  '409': 'Conflict',
  '410': 'Gone',
  '412': 'PreconditionFailed',
  '415': 'UnsupportedMediaType',
  '422': 'UnprocessableEntity',
  '423': 'Locked',
  '428': 'PreconditionRequired',
  '429': 'TooManyRequests',
  '500': 'InternalServer',
  '501': 'NotImplemented',
  '502': 'BadGateway',
  '503': 'ServiceUnavailable',
};

/** Names a person might give a schema, best first; worked out as they are asked for. */
export function* candidateNames(
  usage: Usage,
  operationIds: ReadonlyMap<OperationModel, string>,
): Generator<string, void, undefined> {
  const markers = [...usage.markerNames].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const roots = usage.roots;
  const errors = roots.filter((root) => isErrorStatus(root.side));
  yield* markers;
  if (errors.length > 0 && errors.length === roots.length) {
    yield* errorNames(usage.shape, errors, usage.properties);
  } else {
    const bodies = roots.filter((root) => root.side !== 'request' && !isErrorStatus(root.side));
    const requests = roots.filter((root) => root.side === 'request');
    yield* propertyNames(usage.properties, bodies.length === 0 && requests.length === 0);
    yield* statementNames(usage.shape, roots);
    yield* bodyNames(usage.shape, bodies, operationIds);
    yield* requestNames(requests, operationIds, bodies.length === 0);
    yield* propertyNames(usage.properties, true);
  }
}

export function isErrorStatus(side: string): boolean {
  return side === 'default' || /^[45]/.test(side);
}

/** A body that only states something: `{message}`, whether all went well or not. */
function statementNames(shape: Shape, roots: readonly RootUse[]): string[] {
  const keys = [...(shape.props?.keys() ?? [])];
  const resources = new Set(roots.map((root) => root.operation.path));
  const states =
    keys.length <= 3 && keys.every((key) => ERROR_KEYS.has(key.toLowerCase()) || key === 'success' || key === 'ok');
  return states && resources.size > 1 ? [keys.includes('message') ? 'Message' : 'Status'] : [];
}

function errorNames(shape: Shape, roots: readonly RootUse[], properties: readonly PropertyUse[]): string[] {
  const names = propertyNames(properties, false);
  const keys = [...(shape.props?.keys() ?? [])];
  const statuses = new Set(roots.map((root) => root.side));
  if (keys.includes('title') && keys.includes('type') && (keys.includes('detail') || keys.includes('status'))) {
    names.push('Problem');
  }
  const plain = keys.every((key) => ERROR_KEYS.has(key.toLowerCase()));
  const nested = innermost(shape.props?.get('errors') ?? shape.props?.get('error') ?? shape).shape !== shape;
  if (statuses.size > 1 && plain) {
    names.push(nested && (keys.includes('error') || keys.includes('errors')) ? 'ErrorResponse' : 'Error');
  }
  for (const root of roots) {
    const list = responseWords(root.responseName).filter((word) => word !== 'response');
    if (list.length > 0 && list.length <= 4) {
      names.push(withError(pascal(list)));
      break;
    }
  }
  for (const status of statuses) {
    names.push(withError(STATUS_NAMES[status] ?? ''));
  }
  if (plain) {
    names.push('Error');
  }
  return names;
}

function withError(name: string): string {
  return /(?:Error|Errors|Exception|Problem|Failure)$/.test(name) ? name : `${name}Error`;
}

function* bodyNames(
  shape: Shape,
  roots: readonly RootUse[],
  ids: ReadonlyMap<OperationModel, string>,
): Generator<string, void, undefined> {
  const kind = envelopeOf(shape);
  const suffix = kind === 'list' ? 'List' : kind === 'one' ? 'Response' : '';
  for (const wordsOf of [resourceWords, parentedWords]) {
    for (const root of roots.slice(0, 8)) {
      const resource = wordsOf(root.operation.path);
      if (resource.length > 0) {
        yield pascal(resource) + suffix;
      }
    }
  }
  const first = roots[0];
  if (first) {
    const resource = pascal(resourceWords(first.operation.path));
    if (resource !== '' && kind === undefined) {
      yield first.array ? `${resource}ListItem` : `${resource}Details`;
    }
    yield `${pascal(words(ids.get(first.operation) ?? ''))}Response`;
  }
}

function requestNames(roots: readonly RootUse[], ids: ReadonlyMap<OperationModel, string>, only: boolean): string[] {
  if (!only) {
    return [];
  }
  return roots.slice(0, 3).map((root) => `${pascal(words(ids.get(root.operation) ?? ''))}Request`);
}

function propertyNames(uses: readonly PropertyUse[], alsoWrapped: boolean): string[] {
  const counts = new Map<string, number>();
  for (const use of uses) {
    const list = use.array ? singularWords(words(use.key)) : words(use.key);
    if (list.length > 0 && (alsoWrapped || !isWrapperKey(use.key))) {
      const name = pascal(list);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

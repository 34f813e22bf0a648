import type { OperationModel } from '../infer/model.ts';
import { camel, UniqueNames, words } from '../words.ts';
import {
  actionOf,
  endsInParameter,
  isMany,
  literalSegments,
  resourceWords,
  thingSegments,
  VERBS,
} from './resources.ts';
import { operationTitle } from './titles.ts';

const FILLER = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'to',
  'by',
  'in',
  'on',
  'with',
  'and',
  'or',
  'from',
  'your',
  'this',
  'that',
  'all',
  'given',
  'specific',
  'existing',
  'one',
]);
const DEFAULT_VERB: Readonly<Record<string, string>> = {
  GET: 'get',
  PUT: 'update',
  POST: 'create',
  DELETE: 'delete',
  PATCH: 'modify',
  HEAD: 'check',
  OPTIONS: 'options',
  TRACE: 'trace',
};
/** Words that say what is done when something follows them; alone they often name a thing. */
const LEADING = new Set(
  'cancel check send start stop run reset verify validate confirm approve reject accept activate deactivate enable disable assign unassign set mark upload download export import sync calculate generate submit process is has can change move copy clone merge lock unlock close open refresh request schedule test'.split(
    ' ',
  ),
);
const MAX_WORDS = 7;

/**
 * operationIds in the order of the operations: the request's name in camelCase, completed by the resource when it is
 * a bare verb ("Update" on `/links/{id}` → `updateLink`), by method and path when it is a url, and made unique by
 * what distinguishes the paths before a number is used.
 */
export function nameOperations(operations: readonly OperationModel[]): Map<OperationModel, string> {
  const taken = new UniqueNames();
  const ids = new Map<OperationModel, string>();
  for (const operation of operations) {
    let id = '';
    for (const candidate of [fromName, fromPath, withParents]) {
      id = candidate(operation) || id;
      if (id !== '' && !taken.has(id)) {
        break;
      }
    }
    ids.set(operation, taken.take(safe(id || 'operation')));
  }
  return ids;
}

function fromName(operation: OperationModel): string {
  const name = operationTitle(operation);
  if (name === operation.items[0]?.protocol) {
    return camel([...resourceWords(operation.path).filter((word) => word !== name.toLowerCase()), name.toLowerCase()]);
  }
  if (/[/{}]|https?:/.test(name) && !/\s\w+\s/.test(name)) {
    return '';
  }
  // A name that is an identifier already was somebody's operationId.
  if (/^[a-z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*$/.test(name)) {
    return name;
  }
  const list = withoutNumber(words(name));
  const telling = list.filter((word) => !FILLER.has(word));
  const chosen = telling.length > 0 ? telling : list;
  if (chosen.length === 0) {
    return '';
  }
  if (chosen.length === 1 && VERBS.has(chosen[0] ?? '')) {
    // "List" on `/lists/{id}` is no verb.
    if (chosen[0] === 'list' && resource(operation).join() === 'list' && endsInParameter(operation.path)) {
      return fromPath(operation);
    }
    return camel([...chosen, ...resource(operation).filter((word) => word !== chosen[0])]);
  }
  // A thing is no action: "Old" on `GET /old` is `getOld`.
  const path = literalSegments(operation.path).flatMap((segment) => [...words(segment)]);
  const isThing = operation.method === 'GET' && chosen.every((word) => path.includes(word) && !VERBS.has(word));
  return camel(isThing ? ['get', ...chosen.slice(0, MAX_WORDS)] : chosen.slice(0, MAX_WORDS));
}

function resource(operation: OperationModel): readonly string[] {
  const one = resourceWords(operation.path);
  return endsInParameter(operation.path) || operation.method === 'POST' ? one : literalWords(operation.path);
}

function literalWords(path: string): readonly string[] {
  return words(thingSegments(path).at(-1) ?? '');
}

/** "1. Create step": the number is one of a list, not of the thing. */
function withoutNumber(list: readonly string[]): readonly string[] {
  const first = list.findIndex((word) => !/^\d+[a-z]?$/.test(word));
  return first > 0 ? list.slice(first) : list;
}

function fromPath(operation: OperationModel): string {
  const action = actionOf(operation.path);
  if (action !== undefined) {
    return camel([action, ...literalWords(operation.path)]);
  }
  const own = resource(operation);
  // `/orders/createBooking` says itself what is done.
  if (own.length > 1 && (VERBS.has(own[0] ?? '') || LEADING.has(own[0] ?? ''))) {
    return camel(own);
  }
  const verb =
    operation.method === 'GET' && isMany(operation.path) ? 'list' : (DEFAULT_VERB[operation.method] ?? 'call');
  return camel([verb, ...own.filter((word) => word !== verb)]);
}

function withParents(operation: OperationModel): string {
  const verb = DEFAULT_VERB[operation.method] ?? 'call';
  const parameters =
    operation.pathParameters.length > 0 && endsInParameter(operation.path)
      ? ['by', ...words(operation.pathParameters.at(-1) ?? '')]
      : [];
  return camel([verb, ...literalSegments(operation.path).flatMap(words), ...parameters]);
}

function safe(id: string): string {
  const clean = id.replace(/[^A-Za-z0-9_]/g, '');
  return /^[A-Za-z_]/.test(clean) ? clean : `op${clean}`;
}

import type { OperationModel } from '../infer/model.ts';
import { singularWords, words } from '../words.ts';
import { actionOf, endsInParameter, isMany, thingSegments } from './resources.ts';

const VERB: Readonly<Record<string, string>> = {
  GET: 'Get',
  PUT: 'Update',
  POST: 'Create',
  DELETE: 'Delete',
  PATCH: 'Modify',
  HEAD: 'Check',
  OPTIONS: 'List options of',
  TRACE: 'Trace',
};

/** What Postman calls a duplicate. */
const COPY = /\s+(?:\(copy\)|Copy)(?:\s+\d+)?$/;
/** What Postman calls a request that nobody named, and what names nothing in any language. */
const UNNAMED = /^(?:new request|untitled(?: request)?|request)?$|^[^\p{L}]*$/iu;

/**
 * What an operation is called. One request gives its name. Several that are variants of each other ("Login", "Login
 * again") give the one name the others contain; several that have nothing in common, such as a list of test cases,
 * are called by method and path, and so are those that nobody named.
 */
export function operationTitle(operation: OperationModel): string {
  const all = operation.items.map(({ name }) => name.replace(COPY, ''));
  const names = [...new Set(all)].filter((name) => !UNNAMED.test(name));
  const [first, second] = names;
  if (first === undefined) {
    return titleFromPath(operation);
  }
  if (second === undefined) {
    return first;
  }
  // Queries and calls share nothing but the place they are sent to.
  const protocol = operation.items[0]?.protocol;
  if (protocol !== undefined && operation.items.every((item) => item.protocol === protocol)) {
    return protocol;
  }
  const core = names.find((name) => {
    const own = words(name);
    return own.length > 0 && names.every((other) => own.every((word) => words(other).includes(word)));
  });
  return core ?? (names.length === 2 ? first : titleFromPath(operation));
}

function titleFromPath(operation: OperationModel): string {
  const one = endsInParameter(operation.path) || operation.method === 'POST';
  const action = actionOf(operation.path);
  const thing = words(thingSegments(operation.path).at(-1) ?? '');
  if (action !== undefined) {
    return [action.charAt(0).toUpperCase() + action.slice(1), ...thing].join(' ');
  }
  const verb =
    operation.method === 'GET' && isMany(operation.path) ? 'List' : (VERB[operation.method] ?? operation.method);
  return [verb, ...(one ? singularWords(thing) : thing)].join(' ');
}

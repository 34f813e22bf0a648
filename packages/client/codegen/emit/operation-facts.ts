// The facts of each operation that the runtime needs to make a call.
import type { ClientOperation } from '../model.ts';
import { kindOf } from './signature.ts';
import { HEADER, jsdoc, literal } from './text.ts';

const RUN = { plain: 'call', list: 'listCall', mfa: 'mfaCall' } as const;

/** Name of the constant with an operation's facts. */
export function factsName(operation: ClientOperation): string {
  return `${operation.functionName}Facts`;
}

/** A list or table, unless it is empty. */
function some<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

/** `allowsEmpty`: a 2xx other than 204 may come without a body. */
function allowsEmpty(operation: ClientOperation): true | undefined {
  return operation.successes.some(({ status, type }) => status !== 204 && type === undefined) || undefined;
}

/** How a call goes on after a second factor; undefined when it does not. */
function resumeFacts({ mfa }: ClientOperation, all: readonly ClientOperation[]): string | undefined {
  const target = all.find(({ id }) => id === mfa?.operationId);
  if (!mfa || !target) {
    return undefined;
  }
  const { tokenField, from, keep } = mfa;
  const facts = literal({ tokenField, from, keep: some(keep) });
  return `{ resume: () => ${factsName(target)}, ${facts.slice(2)}`;
}

function factsOf(operation: ClientOperation, mfaName: string | undefined): string {
  const { id, method, path, retry, body, params, headers, exploded, fixedHeaders, idempotencyHeader, items } =
    operation;
  const facts = literal({
    id,
    method,
    path,
    retry,
    body: body && (body.required ? 'required' : 'optional'),
    exploded: some(exploded),
    headers: some(headers),
    fixedHeaders: some(fixedHeaders),
    idempotencyHeader: idempotencyHeader?.toLowerCase(),
    items,
    allowsEmpty: allowsEmpty(operation),
    isAnonymous: operation.isAnonymous || undefined,
    secrets: some(operation.secrets),
  });
  const asksForToken = operation.failures.some(({ status }) => status === 428);
  return [
    facts.slice(0, -2),
    `run: ${RUN[kindOf(operation)]}`,
    params.length > 0 && 'write: buildQuery',
    asksForToken && 'mfaError: mfaErrorOf',
    mfaName && `mfa: ${mfaName}`,
  ]
    .filter(Boolean)
    .join(', ')
    .concat(' }');
}

/** `facts.ts`: a constant for each operation, so that a bundler keeps those that are called. */
export function emitOperationFacts(all: readonly ClientOperation[]): string {
  // Most calls go on in one of a few ways.
  const ways = [...new Set(all.map((operation) => resumeFacts(operation, all)))].filter((way) => way !== undefined);
  const nameOf = (way: string | undefined) => (way === undefined ? undefined : `resume${ways.indexOf(way) + 1}`);
  return [
    HEADER,
    "import { call } from '../../core/call.ts';\n",
    "import type { MfaResume, Operation } from '../../core/operation.ts';\n",
    "import { buildQuery } from '../../core/url.ts';\n",
    "import { mfaCall } from '../../mfa/mfa-call.ts';\n",
    "import { mfaErrorOf } from '../../mfa/resume.ts';\n",
    "import { listCall } from '../../pagination/list-call.ts';\n\n",
    ...ways.map((way) => `const ${nameOf(way)}: MfaResume = ${way};\n`),
    ...all.map(
      (operation) =>
        `export const ${factsName(operation)}: Operation = ${factsOf(operation, nameOf(resumeFacts(operation, all)))};\n`,
    ),
  ].join('');
}

/** `query-names.ts`: the query parameters of every operation, for clients that check what they are called with. */
export function emitQueryNames(operations: readonly ClientOperation[]): string {
  const entries = operations
    .filter(({ params }) => params.length > 0)
    .map(({ id, params }) => `  ${id}: ${literal(params.map(({ name }) => name))},\n`);
  return (
    `${HEADER}${jsdoc(['Names of the query parameters of every operation that has some.'])}` +
    `export const queryNames: Readonly<Record<string, readonly string[]>> = {\n${entries.join('')}};\n`
  );
}

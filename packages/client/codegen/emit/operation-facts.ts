// The facts of each operation that the runtime needs to make a call.
import type { MfaResume } from '../facts/mfa.ts';
import type { ClientOperation } from '../model.ts';
import { HEADER, jsdoc, literal } from './text.ts';

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

function resumeFacts({ tokenField, from, keep }: MfaResume, target: ClientOperation): string {
  const facts = literal({ tokenField, from, keep: some(keep) });
  return `mfa: { resume: () => ${factsName(target)}, ${facts.slice(2)}`;
}

function factsOf(operation: ClientOperation, all: readonly ClientOperation[]): string {
  const { id, method, path, retry, body, params, headers, exploded, fixedHeaders, idempotencyHeader, items, mfa } =
    operation;
  const facts = literal({
    id,
    method,
    path,
    retry,
    body: body && (body.required ? 'required' : 'optional'),
    query: some(params.map(({ name }) => name)),
    exploded: some(exploded),
    headers: some(headers),
    fixedHeaders: some(fixedHeaders),
    idempotencyHeader: idempotencyHeader?.toLowerCase(),
    items,
    allowsEmpty: allowsEmpty(operation),
    isAnonymous: operation.isAnonymous || undefined,
    secrets: some(operation.secrets),
  });
  const target = all.find((candidate) => candidate.id === mfa?.operationId);
  const asksForToken = operation.failures.some(({ status }) => status === 428);
  return [
    facts.slice(0, -2),
    params.length > 0 && 'write: buildQuery',
    asksForToken && 'mfaError: mfaErrorOf',
    mfa && target && resumeFacts(mfa, target),
  ]
    .filter(Boolean)
    .join(', ')
    .concat(' }');
}

/** `facts.ts`: a constant for each operation, so that a bundler keeps those that are called. */
export function emitOperationFacts(all: readonly ClientOperation[]): string {
  const constants = all.map(
    (operation) => `export const ${factsName(operation)}: Operation = ${factsOf(operation, all)};\n`,
  );
  return [
    HEADER,
    "import type { Operation } from '../../core/operation.ts';\n",
    "import { buildQuery } from '../../core/url.ts';\n",
    "import { mfaErrorOf } from '../../mfa/resume.ts';\n\n",
    ...constants,
  ].join('');
}

/** `path-table.ts`: the facts of every operation by method and path, for calls that are made by path. */
export function emitPathTable(operations: readonly ClientOperation[]): string {
  const entries = operations.map(
    (operation) => `  '${operation.method} ${operation.path}': facts.${factsName(operation)},\n`,
  );
  return (
    `${HEADER}import type { Operation } from '../../core/operation.ts';\nimport * as facts from './facts.ts';\n\n` +
    `${jsdoc(['Operations by method and path template.'])}` +
    `export const operationsByPath: Readonly<Record<string, Operation>> = {\n${entries.join('')}};\n`
  );
}

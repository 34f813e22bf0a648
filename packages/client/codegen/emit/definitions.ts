// What the runtime needs of each operation to make a call.
import type { ClientOperation } from '../model.ts';
import { propertyKey } from '../names.ts';
import { kindOf } from './signature.ts';
import { HEADER, jsdoc, literal } from './text.ts';

const RUN = { plain: 'call', list: 'listCall', mfa: 'mfaCall' } as const;

/** Name of the constant with an operation's definition. */
export function definitionName(operation: ClientOperation): string {
  return `${operation.functionName}Operation`;
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
function resumeDefinition({ mfa }: ClientOperation, all: readonly ClientOperation[]): string | undefined {
  const target = all.find(({ id }) => id === mfa?.operationId);
  if (!mfa || !target) {
    return undefined;
  }
  const { tokenField, from, keep } = mfa;
  const fields = literal({ tokenField, from, keep: some(keep) });
  return `{ resume: () => ${definitionName(target)}, ${fields.slice(2)}`;
}

/** Options that would pass for query parameters. */
const OPTIONS = /^(timeout|deadline|retries|prefetch)$/;

function definitionOf(operation: ClientOperation, mfaName: string | undefined): string {
  const { id, method, path, retry, body, params, headers, exploded, fixedHeaders, idempotencyHeader, items } =
    operation;
  const fields = literal({
    id,
    path,
    exploded: some(exploded),
    hasOptionNames: params.some(({ name }) => OPTIONS.test(name)) || undefined,
    headers: some(headers),
    fixedHeaders: some(fixedHeaders),
    idempotencyHeader: idempotencyHeader?.toLowerCase(),
    secrets: some(operation.secrets),
    allowsEmpty: allowsEmpty(operation),
    isAnonymous: operation.isAnonymous || undefined,
    method,
    retry,
    body: body && (body.required ? 'required' : 'optional'),
    items,
  });
  const asksForToken = operation.failures.some(({ status }) => status === 428);
  return [
    fields.slice(0, -2),
    `run: ${RUN[kindOf(operation)]}`,
    params.length > 0 && 'write: buildQuery',
    idempotencyHeader !== undefined && 'makeKey: uuid',
    asksForToken && 'mfaError: mfaErrorOf',
    mfaName && `mfa: ${mfaName}`,
  ]
    .filter(Boolean)
    .join(', ')
    .concat(' }');
}

/** `definitions.ts`: a constant for each operation, so that a bundler keeps those that are called. */
export function emitDefinitions(all: readonly ClientOperation[]): string {
  // Most calls go on in one of a few ways.
  const ways = [...new Set(all.map((operation) => resumeDefinition(operation, all)))].filter(
    (way) => way !== undefined,
  );
  const nameOf = (way: string | undefined) => (way === undefined ? undefined : `resume${ways.indexOf(way) + 1}`);
  return [
    HEADER,
    "import { uuid } from '../../config/platform.ts';\n",
    "import { call } from '../../core/call.ts';\n",
    "import type { MfaResume, Operation } from '../../core/operation.ts';\n",
    "import { buildQuery } from '../../core/url.ts';\n",
    "import { mfaCall } from '../../mfa/mfa-call.ts';\n",
    "import { mfaErrorOf } from '../../mfa/resume.ts';\n",
    "import { listCall } from '../../pagination/list-call.ts';\n\n",
    ...ways.map((way) => `const ${nameOf(way)}: MfaResume = ${way};\n`),
    ...all.map(
      (operation) =>
        `export const ${definitionName(operation)}: Operation = ${definitionOf(operation, nameOf(resumeDefinition(operation, all)))};\n`,
    ),
  ].join('');
}

/** Filters by their lookups, as `created_at: ["", "__gte"]`: what follows the name of another parameter is one of its lookups. */
function lookupsOf({ params }: ClientOperation): ReadonlyMap<string, readonly string[]> {
  const lookups = new Map<string, string[]>();
  for (const name of params.map((parameter) => parameter.name).toSorted()) {
    const base = name.slice(0, Math.max(0, name.lastIndexOf('__')));
    const own = lookups.get(base);
    if (own) {
      own.push(name.slice(base.length));
    } else {
      lookups.set(name, ['']);
    }
  }
  return lookups;
}

/** Those values that occur more than once, as constants, and how to write any of them. */
function shared(name: string, values: readonly string[]): { constants: string; written: (value: string) => string } {
  const repeated = [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
  return {
    constants: repeated.map((value, at) => `const ${name}${at + 1} = ${value};\n`).join(''),
    written: (value) => (repeated.includes(value) ? `${name}${repeated.indexOf(value) + 1}` : value),
  };
}

/** `all.ts`: every operation with its query parameters, for clients that have all of them and check what they are called with. */
export function emitAllOperations(all: readonly ClientOperation[]): string {
  const lookups = shared(
    'lookups',
    all.flatMap((operation) => [...lookupsOf(operation).values()].map(literal)),
  );
  const tableOf = (operation: ClientOperation) => {
    const entries = [...lookupsOf(operation)].map(
      ([name, own]) => `${propertyKey(name)}: ${lookups.written(literal(own))}`,
    );
    return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
  };
  const tables = shared('parameters', all.map(tableOf));
  const entries = all.map((operation) => `  [${definitionName(operation)}, ${tables.written(tableOf(operation))}],\n`);
  return (
    `${HEADER}import type { Operation, QueryParameters } from '../../core/operation.ts';\n` +
    `import {\n${all.map((operation) => `  ${definitionName(operation)},\n`).join('')}} from './definitions.ts';\n\n` +
    `${lookups.constants}${tables.constants}\n${jsdoc(['Every operation with its query parameters.'])}` +
    `export const allOperations: ReadonlyMap<Operation, QueryParameters> = new Map([\n${entries.join('')}]);\n`
  );
}

// The facts of each operation that the runtime needs to make a call.
import type { MfaResume } from '../facts/mfa.ts';
import type { ClientOperation } from '../model.ts';
import { moduleName } from './module-name.ts';
import { HEADER, literal, usedNames } from './text.ts';

/** Name of the function that gives an operation's facts. */
export function factsName(operation: ClientOperation): string {
  return `${operation.functionName}Facts`;
}

/** `allowsEmpty`: a 2xx other than 204 may come without a body. */
function allowsEmpty(operation: ClientOperation): true | undefined {
  return operation.successes.some(({ status, type }) => status !== 204 && type === undefined) || undefined;
}

/** Lists of names as one text each: half the size of arrays and objects. */
function resumeFacts({ tokenField, from, keep }: MfaResume): Readonly<Record<string, string | undefined>> {
  const pairs = Object.entries(from).map(([field, property]) => (field === property ? field : `${field}=${property}`));
  return { tokenField, from: pairs.join(' '), keep: keep.join(' ') || undefined };
}

function emitFacts(operation: ClientOperation, all: readonly ClientOperation[]): string {
  const { id, method, path, retry, headerNames, exploded, fixedHeaders, idempotencyHeader, items, mfa } = operation;
  const { params, asyncHeader, failures } = operation;
  const facts = literal({
    id,
    method,
    path,
    retry,
    headerNames: headerNames.length > 0 ? headerNames : undefined,
    exploded: exploded.length > 0 ? exploded : undefined,
    fixedHeaders: Object.keys(fixedHeaders).length > 0 ? fixedHeaders : undefined,
    idempotencyHeader: idempotencyHeader?.toLowerCase(),
    items,
    allowsEmpty: allowsEmpty(operation),
    isAnonymous: operation.isAnonymous || undefined,
    secrets: operation.secrets.join(' ') || undefined,
  });
  const target = all.find((candidate) => candidate.id === mfa?.operationId);
  const resume = mfa && target && `mfa: { resume: ${factsName(target)}, ${literal(resumeFacts(mfa)).slice(2, -2)} }`;
  const write = (params.length > 0 || asyncHeader) && 'write: writeParams';
  const mfaError = failures.some(({ status }) => status === 428) && 'mfaError: mfaErrorOf';
  const text = [facts.slice(0, -2), write, mfaError, resume].filter(Boolean).join(', ').concat(' }');
  // A function, so that importing the package costs nothing for the operations that are not called.
  return `export function ${factsName(operation)}(): Operation {\n  return ${text};\n}\n`;
}

function importOf(name: string, from: string, text: string): string {
  return usedNames([name], text).length > 0 ? `import { ${name} } from '${from}';\n` : '';
}

/** `facts/<resource>.ts` */
export function emitFactsModule(operations: readonly ClientOperation[], all: readonly ClientOperation[]): string {
  const foreign = operations.flatMap(({ mfa, resource }) =>
    all.filter((candidate) => candidate.id === mfa?.operationId && candidate.resource !== resource),
  );
  const imports = [...new Set(foreign)].map(
    (operation) => `import { ${factsName(operation)} } from './${moduleName(operation.resource)}.ts';\n`,
  );
  const constants = operations.map((operation) => emitFacts(operation, all));
  const text = constants.join('\n');
  return [
    HEADER,
    "import type { Operation } from '../../core/operation.ts';\n",
    importOf('writeParams', '../../core/query.ts', text),
    importOf('mfaErrorOf', '../../mfa/mfa-error.ts', text),
    ...imports,
    '\n',
    text,
  ].join('');
}

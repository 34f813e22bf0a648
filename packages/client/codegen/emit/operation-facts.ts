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

/** What puts the parameters into a request. Building a query is code that a call without one can do without. */
function writerOf({ params, asyncHeader, headerNames }: ClientOperation): string | undefined {
  const hasQuery = params.some(({ name }) => !headerNames.includes(name));
  const hasHeaders = params.length > 0 || asyncHeader !== undefined;
  return hasQuery ? 'write: writeParams' : hasHeaders ? 'write: writeHeaders' : undefined;
}

/** Whether answers of other operations are resumed with this one, so that they refer to its facts. */
function isResumeTarget(operation: ClientOperation, all: readonly ClientOperation[]): boolean {
  return all.some(({ mfa }) => mfa?.operationId === operation.id);
}

/**
 * The facts as the operation's own function gives them: in place, because most have no other reader there and 150
 * functions more make importing the package slower.
 */
export function ownFacts(operation: ClientOperation, all: readonly ClientOperation[]): string {
  return isResumeTarget(operation, all) ? `${factsName(operation)}()` : factsObject(operation, all);
}

function factsObject(operation: ClientOperation, all: readonly ClientOperation[]): string {
  const { id, method, path, retry, headerNames, exploded, fixedHeaders, idempotencyHeader, items, mfa } = operation;
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
  const write = writerOf(operation);
  const mfaError = operation.failures.some(({ status }) => status === 428) && 'mfaError: mfaErrorOf';
  return [facts.slice(0, -2), write, mfaError, resume].filter(Boolean).join(', ').concat(' }');
}

// A function, so that importing the package costs nothing for the operations that are not called.
function emitFacts(operation: ClientOperation, all: readonly ClientOperation[]): string {
  return `export function ${factsName(operation)}(): Operation {\n  return ${factsObject(operation, all)};\n}\n`;
}

function importOf(names: readonly string[], from: string, text: string): string {
  const used = usedNames(names, text);
  return used.length > 0 ? `import { ${used.join(', ')} } from '${from}';\n` : '';
}

/** Imports of the functions with facts that a text refers to, from `folder`, where their modules are. */
export function importsOfFacts(text: string, folder: string, all: readonly ClientOperation[]): string {
  const resources = [...new Set(all.map(({ resource }) => resource))];
  return resources
    .map((resource) => {
      const names = all.filter((operation) => operation.resource === resource).map(factsName);
      return importOf(names, `${folder}/${moduleName(resource)}.ts`, text);
    })
    .join('');
}

/** Imports of everything that the text of facts refers to. */
export function factsImports(text: string, folder: string, all: readonly ClientOperation[]): string {
  return [
    importOf(['writeHeaders', 'writeParams'], '../../core/query.ts', text),
    importOf(['mfaErrorOf'], '../../mfa/mfa-error.ts', text),
    importsOfFacts(text, folder, all),
  ].join('');
}

/** `facts/<resource>.ts` */
export function emitFactsModule(operations: readonly ClientOperation[], all: readonly ClientOperation[]): string {
  const others = all.filter(({ resource }) => resource !== operations[0]?.resource);
  const constants = operations.map((operation) => emitFacts(operation, all));
  const text = constants.join('\n');
  return [
    HEADER,
    "import type { Operation } from '../../core/operation.ts';\n",
    factsImports(text, '.', others),
    '\n',
    text,
  ].join('');
}

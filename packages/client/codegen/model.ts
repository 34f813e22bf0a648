// What the client needs to know of an operation, worked out once; the emitters only write it down.
import type { OpenApiDocument, Operation, OperationParameter, RetryClass, Schema } from '@belvo-openapi/spec';
import { listOperations, resolveRef } from '@belvo-openapi/spec';
import { asyncOptionOf } from './description/async-mode.ts';
import { fixedHeadersOf } from './description/fixed-headers.ts';
import { type HeaderOption, headerOptionsOf, isIdempotencyKey } from './description/header-options.ts';
import { type MfaResume, mfaResumeOf } from './description/mfa.ts';
import { requestSecretsOf } from './description/request-secrets.ts';
import { isAnonymous } from './description/security.ts';
import { pascalCase, variableName } from './names.ts';
import type { TypeLibrary } from './types/library.ts';

/** An argument that goes into the path or the query, or an option that is a header. */
export interface Parameter {
  readonly name: string;
  /** Name of the variable, for path parameters. */
  readonly variable: string;
  readonly type: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
}

/** One declared response; `type` is absent when it has no body. */
export interface DeclaredResponse {
  readonly status: number;
  readonly type?: string;
}

export interface ClientOperation {
  readonly id: string;
  readonly resource: string;
  readonly verb: string;
  /** `LinksUpdate`: what the names of its types begin with. */
  readonly typePrefix: string;
  /** `linksUpdate`: the name of its function. */
  readonly functionName: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly retry: RetryClass;
  readonly pathParameters: readonly Parameter[];
  readonly body?: { readonly type: string; readonly required: boolean; readonly description: string };
  /** Query parameters. */
  readonly params: readonly Parameter[];
  /** Options that are headers, but for the one that asks for asynchronous work. */
  readonly options: readonly Parameter[];
  /** Every such option, with its header and the values there are. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Query arrays written as one pair per element instead of joined by commas. */
  readonly exploded: readonly string[];
  readonly fixedHeaders: Readonly<Record<string, string>>;
  /** The option that switches to asynchronous work, when 202 is the response to it. */
  readonly asyncOption?: Parameter;
  readonly idempotencyHeader?: string;
  /** Property of a page that holds its items. */
  readonly items?: string;
  /** The operation is called without the keys. */
  readonly isAnonymous: boolean;
  /** Names of the request's secret and personal values. */
  readonly secrets: readonly string[];
  readonly mfa?: MfaResume;
  /** Resuming gives what the call itself would have given, so that the call can go on by itself. */
  readonly resumesItself: boolean;
  readonly successes: readonly DeclaredResponse[];
  readonly failures: readonly DeclaredResponse[];
}

function toParameter(types: TypeLibrary, operation: Operation, parameter: OperationParameter): Parameter {
  const { name, required, deprecated, description } = parameter;
  const type = types.parameter(operation.operationId, parameter.in, name);
  return { name, variable: variableName(name), type, required, deprecated, description };
}

/** A header as an option of the call. */
function toOption(types: TypeLibrary, operation: Operation, { option, parameter }: HeaderOption): Parameter {
  return { ...toParameter(types, operation, parameter), name: option };
}

function responsesOf(types: TypeLibrary, operation: Operation): readonly DeclaredResponse[] {
  return operation.responses.map(({ status, content }) => {
    if (!/^\d{3}$/.test(status)) {
      throw new Error(`${operation.operationId}: response "${status}". Declare each status by its number.`);
    }
    const type = content.length > 0 ? types.response(operation.operationId, status) : undefined;
    return { status: Number(status), ...(type !== undefined && { type }) };
  });
}

function checkParameters(operation: Operation): void {
  for (const { name, in: place, style } of operation.parameters) {
    if (place === 'cookie') {
      throw new Error(`${operation.operationId}: cookie parameter "${name}". The client sends no cookies.`);
    }
    if (style !== (place === 'query' ? 'form' : 'simple')) {
      throw new Error(
        `${operation.operationId}: parameter "${name}" has style "${style}", which the client cannot write.`,
      );
    }
  }
}

/** Path parameters in the order of the path. */
function pathParameters(types: TypeLibrary, operation: Operation): readonly Parameter[] {
  return [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => {
    const parameter = operation.parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (!parameter) {
      throw new Error(`${operation.operationId}: the path has {${name}}, but no parameter describes it.`);
    }
    return toParameter(types, operation, parameter);
  });
}

function bodyOf(types: TypeLibrary, operation: Operation): Pick<ClientOperation, 'body'> {
  const { requestBody, operationId } = operation;
  if (!requestBody) {
    return {};
  }
  const mediaType = requestBody.content[0]?.mediaType ?? '';
  if (!/^application\/(.+\+)?json$/.test(mediaType)) {
    throw new Error(`${operationId}: request body of type "${mediaType}". The client sends JSON.`);
  }
  const type = types.requestBody(operationId) ?? 'unknown';
  return { body: { type, required: requestBody.required, description: requestBody.description } };
}

function isArray(doc: OpenApiDocument, schema: Schema): boolean {
  return resolveRef<Schema>(doc, schema).type === 'array';
}

function toClientOperation(
  doc: OpenApiDocument,
  types: TypeLibrary,
  operation: Operation,
  operations: readonly Operation[],
): ClientOperation {
  checkParameters(operation);
  const { operationId, resource, verb, method, path, summary, description, deprecated, extensions } = operation;
  if (resource === '' || extensions.retry === undefined) {
    throw new Error(`${operationId}: needs the form resource_verb and an x-retry class.`);
  }
  const fixedHeaders = fixedHeadersOf(doc, operation);
  const options = headerOptionsOf(doc, operation);
  const asyncOption = asyncOptionOf(doc, operation);
  const idempotencyHeader = options.find(({ header }) => isIdempotencyKey(header))?.header;
  const mfa = mfaResumeOf(doc, operation, operations);
  const all = responsesOf(types, operation);
  return {
    id: operationId,
    resource,
    verb,
    typePrefix: pascalCase(resource) + pascalCase(verb),
    functionName: resource + pascalCase(verb),
    method: method.toUpperCase(),
    path,
    summary,
    description,
    deprecated,
    // Without a key to keep, a retry could pay twice.
    retry: extensions.retry === 'keyed' && !idempotencyHeader ? 'unsent' : extensions.retry,
    pathParameters: pathParameters(types, operation),
    ...bodyOf(types, operation),
    params: operation.parameters
      .filter(({ in: place }) => place === 'query')
      .map((parameter) => toParameter(types, operation, parameter)),
    options: options
      .filter(({ option }) => option !== asyncOption?.option)
      .map((option) => toOption(types, operation, option)),
    headers: Object.fromEntries(options.map(({ option, header, values }) => [option, [header, ...values]])),
    exploded: operation.parameters
      .filter((parameter) => parameter.in === 'query' && parameter.explode && isArray(doc, parameter.schema))
      .map(({ name }) => name),
    fixedHeaders,
    ...(asyncOption && { asyncOption: { ...toOption(types, operation, asyncOption), required: true } }),
    ...(extensions.retry === 'keyed' && idempotencyHeader !== undefined && { idempotencyHeader }),
    ...(extensions.pagination && { items: extensions.pagination.items }),
    isAnonymous: isAnonymous(doc, operation),
    secrets: requestSecretsOf(operation),
    ...(mfa && { mfa }),
    resumesItself: false,
    successes: all.filter(({ status }) => status < 300),
    failures: all.filter(({ status }) => status >= 400),
  };
}

/** Every operation of the document, in its order. */
export function clientOperations(doc: OpenApiDocument, types: TypeLibrary): readonly ClientOperation[] {
  const operations = listOperations(doc).map((operation, _at, all) => toClientOperation(doc, types, operation, all));
  const dataOf = (id: string | undefined) => {
    const bodies = operations.find((operation) => operation.id === id)?.successes.map(({ type }) => type ?? '');
    return [...new Set(bodies)].sort().join();
  };
  return operations.map((operation) => ({
    ...operation,
    resumesItself: operation.mfa !== undefined && dataOf(operation.mfa.operationId) === dataOf(operation.id),
  }));
}

import { type BodyContent, readContent } from './content.ts';
import {
  HTTP_METHODS,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
  type PathItem,
  type Server,
} from './document.ts';
import { type OperationExtensions, readExtensions } from './extensions.ts';
import { mergeParameters, type OperationParameter } from './parameters.ts';
import { resolveRef } from './refs.ts';
import { type OperationResponse, readResponse } from './responses.ts';
import { findSensitive, type SensitiveLevel } from './sensitive.ts';

/** The body an operation takes. */
export interface OperationRequestBody {
  readonly description: string;
  readonly required: boolean;
  /** Every accepted media type; the first is the one to send. */
  readonly content: readonly BodyContent[];
}

/** A secret or personal value somewhere in an operation. */
export interface SensitiveValue {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'requestBody' | 'response';
  /** Status of the response; absent for the parts of a request. */
  readonly status?: string;
  /** JSON Pointer into the body (`*` = every item), or `/name` of the parameter. */
  readonly path: string;
  readonly level: SensitiveLevel;
}

/** One operation with everything that describes it, references resolved and defaults written out. */
export interface Operation {
  /** For instance `links_update`. */
  readonly operationId: string;
  /** Before the underscore of the operationId: `links`. */
  readonly resource: string;
  /** After the underscore of the operationId: `update`. The whole operationId when there is no underscore. */
  readonly verb: string;
  readonly method: HttpMethod;
  /** As in the document, trailing slash included: `/api/links/{id}/`. */
  readonly path: string;
  /** The first tag; empty when there is none. */
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Where it can be called: its own servers, else those of its path, else those of the document. */
  readonly servers: readonly Server[];
  readonly parameters: readonly OperationParameter[];
  readonly requestBody?: OperationRequestBody;
  /** In the order of the document. */
  readonly responses: readonly OperationResponse[];
  readonly sensitive: readonly SensitiveValue[];
  readonly extensions: OperationExtensions;
}

/** Splits `links_update` at its first underscore; without one, the resource is empty. */
export function splitOperationId(operationId: string): { readonly resource: string; readonly verb: string } {
  const at = operationId.indexOf('_');
  return { resource: operationId.slice(0, Math.max(at, 0)), verb: operationId.slice(at + 1) };
}

function readRequestBody(doc: OpenApiDocument, operation: OperationObject): OperationRequestBody | undefined {
  if (operation.requestBody === undefined) {
    return undefined;
  }
  const { description = '', required = false, content } = resolveRef(doc, operation.requestBody);
  return { description, required, content: readContent(doc, content) };
}

function collectSensitive(
  doc: OpenApiDocument,
  parameters: readonly OperationParameter[],
  requestBody: OperationRequestBody | undefined,
  responses: readonly OperationResponse[],
): readonly SensitiveValue[] {
  return [
    ...parameters.flatMap(({ name, in: place, sensitive }) =>
      sensitive === undefined ? [] : [{ in: place, path: `/${name}`, level: sensitive }],
    ),
    ...findSensitive(doc, requestBody?.content[0]?.schema).map((found) => ({ in: 'requestBody' as const, ...found })),
    ...responses.flatMap(({ status, schema }) =>
      findSensitive(doc, schema).map((found) => ({ in: 'response' as const, status, ...found })),
    ),
  ];
}

/** Reads one operation of a path item or webhook; `place` (`get /x/`) names it in errors. */
export function readOperation(
  doc: OpenApiDocument,
  path: string,
  method: HttpMethod,
  item: PathItem,
  operation: OperationObject,
): Operation {
  const place = `${method} ${path}`;
  const { operationId, tags = [], summary = '', description = '', deprecated = false } = operation;
  if (operationId === undefined) {
    throw new Error(`${place} has no operationId. Give it one of the form resource_verb.`);
  }
  const parameters = mergeParameters(doc, item.parameters ?? [], operation.parameters ?? [], place);
  const requestBody = readRequestBody(doc, operation);
  const responses = Object.entries(operation.responses ?? {}).map(([status, node]) => readResponse(doc, status, node));
  return {
    operationId,
    ...splitOperationId(operationId),
    method,
    path,
    tag: tags[0] ?? '',
    summary,
    description,
    deprecated,
    servers: operation.servers ?? item.servers ?? doc.servers ?? [],
    parameters,
    ...(requestBody !== undefined && { requestBody }),
    responses,
    sensitive: collectSensitive(doc, parameters, requestBody, responses),
    extensions: readExtensions(operation),
  };
}

/**
 * Lists every operation of a bundled document: paths in the order of the document, methods in that of
 * {@link HTTP_METHODS}. The one place that walks operations; everything else derives from it.
 *
 * @throws Error when an operation has no operationId or a reference cannot be resolved.
 * @example
 * for (const { operationId, method, path } of listOperations(loadBundle())) {
 *   process.stdout.write(`${operationId} ${method} ${path}\n`);
 * }
 */
export function listOperations(doc: OpenApiDocument): readonly Operation[] {
  return Object.entries(doc.paths ?? {}).flatMap(([path, node]) => {
    const item = resolveRef<PathItem>(doc, node);
    return HTTP_METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [readOperation(doc, path, method, item, operation)];
    });
  });
}

import { type BodyContent, type NamedExample, readContent } from './content.ts';
import type { Json, Link, OpenApiDocument, Reference, Response, Schema } from './document.ts';
import { refName, resolveRef } from './refs.ts';

/** A header of a response. */
export interface ResponseHeader {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly schema?: Schema;
}

/** What a response tells about a follow-up call (OpenAPI 3.1 §4.8.20). */
export interface ResponseLink {
  readonly name: string;
  readonly operationId: string;
  readonly description: string;
  /** Parameter name → constant or runtime expression such as `$response.body#/0/link`. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly requestBody?: Json;
}

/** One declared response of an operation. */
export interface OperationResponse {
  /** As declared: `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  /** `low` when the reference alone lists it (`x-confidence`); absent when the operation's confidence holds. */
  readonly confidence?: string;
  /** Name of the response's component, when it is one. */
  readonly responseName?: string;
  /** Media type of the first entry of {@link content}; absent when the body is empty. */
  readonly mediaType?: string;
  /** Schema of the first entry of {@link content}. */
  readonly schema?: Schema;
  /** Name of that schema's component, when it is one. */
  readonly schemaName?: string;
  /** Named examples of the first entry of {@link content}. */
  readonly examples: readonly NamedExample[];
  /** Every declared media type. Empty for a response without a body. */
  readonly content: readonly BodyContent[];
  readonly headers: readonly ResponseHeader[];
  readonly links: readonly ResponseLink[];
}

function readLink(doc: OpenApiDocument, name: string, node: Link | Reference): ResponseLink {
  const { operationId, parameters = {}, requestBody, description = '' } = resolveRef(doc, node);
  if (operationId === undefined) {
    throw new Error(`Link "${name}" has no operationId. Links by operationRef are not supported.`);
  }
  return { name, operationId, description, parameters, ...(requestBody !== undefined && { requestBody }) };
}

function readHeaders(doc: OpenApiDocument, response: Response): readonly ResponseHeader[] {
  return Object.entries(response.headers ?? {}).map(([name, node]) => {
    const { description = '', required = false, schema } = resolveRef(doc, node);
    return { name, description, required, ...(schema !== undefined && { schema }) };
  });
}

/** Reads one response, whether it is written in place or a reference. */
export function readResponse(doc: OpenApiDocument, status: string, node: Response | Reference): OperationResponse {
  const response = resolveRef(doc, node);
  const responseName = refName(node);
  const content = readContent(doc, response.content);
  const { examples = [], ...body } = content[0] ?? {};
  return {
    status,
    description: response.description,
    ...(typeof response['x-confidence'] === 'string' && { confidence: response['x-confidence'] }),
    ...(responseName !== undefined && { responseName }),
    ...body,
    examples,
    content,
    headers: readHeaders(doc, response),
    links: Object.entries(response.links ?? {}).map(([name, link]) => readLink(doc, name, link)),
  };
}

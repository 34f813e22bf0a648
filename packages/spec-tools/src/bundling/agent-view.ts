import type {
  MediaType,
  OpenApiDocument,
  OperationObject,
  PathItem,
  Reference,
  RequestBody,
  Response,
  Schema,
} from '@belvo-openapi/spec-model';
import { HTTP_METHODS, refName, resolveRef } from '@belvo-openapi/spec-model';
import { inlineSchema } from './inline-schema.ts';

type Content = Readonly<Record<string, MediaType>>;
type Schemas = Readonly<Record<string, Schema>>;

function inlineContent(doc: OpenApiDocument, content: Content, sentBy: 'belvo' | 'caller'): Content {
  const entries = Object.entries(content).map(([type, media]) => [
    type,
    media.schema ? { ...media, schema: inlineSchema(doc, media.schema, sentBy) } : media,
  ]);
  return Object.fromEntries(entries);
}

function inlineResponse(doc: OpenApiDocument, node: NonNullable<OperationObject['responses']>[string]): Response {
  const response = resolveRef<Response>(doc, node as Response);
  return response.content ? { ...response, content: inlineContent(doc, response.content, 'belvo') } : response;
}

function inlineOperation(
  doc: OpenApiDocument,
  operation: OperationObject,
  caller: 'belvo' | 'caller',
): OperationObject {
  const responses = Object.entries(operation.responses ?? {}).map(([status, node]) => [
    status,
    inlineResponse(doc, node),
  ]);
  const body = operation.requestBody && resolveRef<RequestBody>(doc, operation.requestBody as RequestBody);
  return {
    ...operation,
    ...(body ? { requestBody: { ...body, content: inlineContent(doc, body.content, caller) } } : {}),
    responses: Object.fromEntries(responses),
  };
}

type PathItems = Readonly<Record<string, PathItem>>;

function inlinePathItems(doc: OpenApiDocument, items: PathItems, caller: 'belvo' | 'caller'): PathItems {
  const inlineItem = (item: PathItem): PathItem => {
    const operations = HTTP_METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [[method, inlineOperation(doc, operation, caller)] as const] : [];
    });
    return { ...item, ...Object.fromEntries(operations) };
  };
  return Object.fromEntries(Object.entries(items).map(([name, item]) => [name, inlineItem(item)]));
}

/** The schemas that something refers to, be it one of them. */
function keepReferenced(schemas: Schemas, rest: object): Schemas {
  const kept = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const { $ref } = node as Partial<Reference>;
    const name = typeof $ref === 'string' && $ref.startsWith('#/components/schemas/') ? refName(node) : undefined;
    if (name !== undefined && !kept.has(name)) {
      kept.add(name);
      visit(schemas[name]);
    }
    Object.values(node).forEach(visit);
  };
  visit(rest);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => kept.has(name)));
}

/**
 * The document as a language model or a simple generator reads it best: each operation and event carries its bodies
 * itself, without references, and alternatives are one schema where that loses no message (`foldAlternatives`). It
 * accepts every message that the document describes.
 */
export function toAgentView(doc: OpenApiDocument): OpenApiDocument {
  const { responses: _, schemas = {}, ...components } = doc.components ?? {};
  const view = {
    ...doc,
    ...(doc.paths ? { paths: inlinePathItems(doc, doc.paths, 'caller') } : {}),
    ...(doc.webhooks ? { webhooks: inlinePathItems(doc, doc.webhooks, 'belvo') } : {}),
    components,
  };
  const kept = keepReferenced(schemas, view);
  return Object.keys(kept).length > 0 ? { ...view, components: { schemas: kept, ...components } } : view;
}

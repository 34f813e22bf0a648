import type { NamedExample } from './content.ts';
import { readContent } from './content.ts';
import type { Json, OpenApiDocument, PathItem, Schema } from './document.ts';
import { type OperationExtensions, readExtensions } from './extensions.ts';
import { resolveRef } from './refs.ts';

/** One event that Belvo delivers to the caller's own endpoint. */
export interface Webhook {
  /** Key under `webhooks` in the document. */
  readonly name: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** The literal `webhook_type` of the event; empty when the schema fixes none. */
  readonly webhookType: string;
  /** The literal `webhook_code` of the event; empty when the schema fixes none. */
  readonly webhookCode: string;
  readonly schema: Schema;
  /** Name of the schema's component, when it is one. */
  readonly schemaName?: string;
  readonly examples: readonly NamedExample[];
  readonly extensions: OperationExtensions;
}

/** The one value a property may have, from `const` or an `enum` of one, through references and `allOf`. */
function literal(doc: OpenApiDocument, node: Schema, property: string): string {
  const schema = resolveRef<Schema>(doc, node);
  const own = schema.properties?.[property];
  if (own !== undefined) {
    const { const: constant, enum: values = [] } = resolveRef<Schema>(doc, own);
    const value: Json | undefined = constant ?? (values.length === 1 ? values[0] : undefined);
    if (typeof value === 'string') {
      return value;
    }
  }
  return (schema.allOf ?? []).map((branch) => literal(doc, branch, property)).find((value) => value !== '') ?? '';
}

function readWebhook(doc: OpenApiDocument, name: string, node: PathItem): Webhook {
  const { post } = resolveRef<PathItem>(doc, node);
  const body = post?.requestBody === undefined ? undefined : resolveRef(doc, post.requestBody);
  const content = readContent(doc, body?.content)[0];
  if (post === undefined || content?.schema === undefined) {
    throw new Error(`Webhook "${name}" has no POST with a body. Describe the event as its request body.`);
  }
  const { schema, schemaName, examples } = content;
  return {
    name,
    operationId: post.operationId ?? name,
    tag: post.tags?.[0] ?? '',
    summary: post.summary ?? '',
    description: post.description ?? '',
    webhookType: literal(doc, schema, 'webhook_type'),
    webhookCode: literal(doc, schema, 'webhook_code'),
    schema,
    ...(schemaName !== undefined && { schemaName }),
    examples,
    extensions: readExtensions(post),
  };
}

/**
 * Lists the events of a bundled document in its order.
 *
 * @throws Error when an event has no POST with a body, or a reference cannot be resolved.
 */
export function listWebhooks(doc: OpenApiDocument): readonly Webhook[] {
  return Object.entries(doc.webhooks ?? {}).map(([name, node]) => readWebhook(doc, name, node));
}

import { type OpenApiDocument, type Operation, resolveRef, type Schema } from '@belvo-openapi/spec';

/** How a call that stopped for a second factor goes on: the operation that the 428's OpenAPI link names. */
export interface MfaResume {
  /** The operation that resumes. */
  readonly operationId: string;
  /** Its field that takes the token. */
  readonly tokenField: string;
  /** Its fields that come from the 428: field → property there. */
  readonly from: Readonly<Record<string, string>>;
  /** Its fields that repeat what the first request said. */
  readonly keep: readonly string[];
}

const STATUS = '428';

/** `$response.body#/0/session` → `session`. The body is an array of one entry, or the entry itself. */
function propertyOf(expression: unknown, place: string): string {
  const match = /^\$response\.body#\/(?:0\/)?([^/]+)$/.exec(String(expression));
  if (!match?.[1]) {
    throw new Error(`${place}: "${String(expression)}" is not of the form $response.body#/0/<property>.`);
  }
  return match[1];
}

function propertiesOf(doc: OpenApiDocument, schema: Schema | undefined): Readonly<Record<string, Schema>> {
  const resolved = schema && resolveRef<Schema>(doc, schema);
  const branches = [...(resolved?.allOf ?? []), ...(resolved?.oneOf ?? []), ...(resolved?.anyOf ?? [])];
  return Object.assign({}, ...branches.map((branch) => propertiesOf(doc, branch)), resolved?.properties ?? {});
}

/** The resuming operation of a call, from the links of its 428; undefined when it has none. `all` holds the others. */
export function mfaResumeOf(
  doc: OpenApiDocument,
  operation: Operation,
  all: readonly Operation[],
): MfaResume | undefined {
  // A link without a body carries no session on: it points at another way out, such as updating the link itself.
  const links = (operation.responses.find(({ status }) => status === STATUS)?.links ?? []).filter(
    ({ requestBody }) => requestBody !== undefined,
  );
  const first = links[0];
  if (!first) {
    return undefined;
  }
  const place = `${operation.operationId}, links of ${STATUS}`;
  if (links.some((link) => link.operationId !== first.operationId)) {
    throw new Error(`${place}: they name different operations. A call is resumed by one operation.`);
  }
  const resume = all.find(({ operationId }) => operationId === first.operationId);
  const fields = propertiesOf(doc, resume?.requestBody?.content[0]?.schema);
  const from: Record<string, string> = {};
  for (const [field, expression] of Object.entries((first.requestBody ?? {}) as Record<string, unknown>)) {
    from[field] = propertyOf(expression, place);
  }
  const open = Object.keys(fields).filter((field) => !(field in from));
  const isSecret = (field: string) => resolveRef<Schema>(doc, fields[field] ?? {})['x-sensitive'] === 'credential';
  const [tokenField, ...others] = open.filter(isSecret);
  if (tokenField === undefined || others.length > 0) {
    throw new Error(
      `${place}: ${first.operationId} needs exactly one field that is marked "x-sensitive: credential" and that the link does not fill; it takes the token.`,
    );
  }
  const sent = propertiesOf(doc, operation.requestBody?.content[0]?.schema);
  const keep = open.filter((field) => field !== tokenField && field in sent);
  return { operationId: first.operationId, tokenField, from, keep };
}

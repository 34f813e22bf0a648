import {
  type Json,
  type OpenApiDocument,
  type Operation,
  type OperationResponse,
  resolveRef,
  type Schema,
} from '@belvo-openapi/spec';

/** How an operation words its refusals of one status: a list of reasons, each with a code. */
export interface ErrorShape {
  readonly status: number;
  readonly mediaType: string;
  /** The fields of a reason. */
  readonly fields: ReadonlySet<string>;
  /** Whether the response may carry a code, by its schema, its examples or the document's table of codes. */
  declares(code: string): boolean;
  /** The reasons that its examples show. */
  readonly reasons: readonly Readonly<Record<string, Json>>[];
}

/**
 * Reads how an operation words its errors of a status.
 *
 * @returns `undefined` when it declares no such status, or one whose body is no list of reasons with codes.
 */
export function errorShape(document: OpenApiDocument, operation: Operation, status: number): ErrorShape | undefined {
  const response = operation.responses.find((declared) => declared.status === String(status));
  const list = response?.schema && resolveRef<Schema>(document, response.schema);
  const item = list?.items && resolveRef<Schema>(document, list.items);
  const properties = item?.properties ?? {};
  if (response?.mediaType === undefined || properties.code === undefined) {
    return undefined;
  }
  const reasons = reasonsOf(response);
  const codes = new Set([...reasons.map(({ code }) => code), ...literals(document, properties.code)]);
  const table = (document['x-error-codes'] ?? {}) as Readonly<
    Record<string, { readonly statuses?: readonly number[] }>
  >;
  const open = literals(document, properties.code).length === 0;
  return {
    status,
    mediaType: response.mediaType,
    fields: new Set(Object.keys(properties)),
    reasons,
    declares: (code) => codes.has(code) || (open && table[code]?.statuses?.includes(status) === true),
  };
}

function reasonsOf({ examples }: OperationResponse): readonly Readonly<Record<string, Json>>[] {
  return examples.flatMap(({ value }) => (Array.isArray(value) ? value : [])).filter(isObject);
}

/** The values that a schema names, also where others may come. */
function literals(document: OpenApiDocument, node: Schema): readonly Json[] {
  const schema = resolveRef<Schema>(document, node);
  return [
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.enum ?? []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((branch) => literals(document, branch)),
  ];
}

function isObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

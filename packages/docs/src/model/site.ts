import {
  listOperations,
  listSchemas,
  listWebhooks,
  type OpenApiDocument,
  type Operation,
  type Webhook,
} from '@belvo-openapi/spec';
import type { SpecContent } from './content.ts';
import { type ErrorCode, readErrorCodes } from './errors.ts';
import { groupResources, type Resource, type ResourceGroup, readResources } from './resources.ts';
import { readUsage, type Usage } from './usage.ts';

const UNIONS = ['anyOf', 'oneOf', 'allOf', 'items'];

/** Everything the pages are made of. */
export interface Site {
  document: OpenApiDocument;
  operations: readonly Operation[];
  operationsById: ReadonlyMap<string, Operation>;
  webhooks: readonly Webhook[];
  resources: Resource[];
  groups: ResourceGroup[];
  /** Names of the component schemas, sorted. */
  schemas: string[];
  usage: ReadonlyMap<string, Usage>;
  errorCodes: ErrorCode[];
  errorCodesByName: ReadonlyMap<string, ErrorCode>;
  /** Values of enums that are no error codes: the same word in a text may mean either. */
  fieldValues: ReadonlySet<string>;
  content: SpecContent;
}

/**
 * Reads a bundled document and the texts beside it.
 * @throws when a reference leads nowhere or an operation has no usable operationId.
 */
export function readSite(document: OpenApiDocument, content: SpecContent): Site {
  const operations = listOperations(document);
  const resources = readResources(document, operations);
  const errorCodes = readErrorCodes(document, operations);
  return {
    document,
    operations,
    operationsById: new Map(operations.map((operation) => [operation.operationId, operation])),
    webhooks: listWebhooks(document),
    resources,
    groups: groupResources(document, resources),
    schemas: listSchemas(document)
      .map(({ name }) => name)
      .sort(),
    usage: readUsage(document),
    errorCodes,
    errorCodesByName: new Map(errorCodes.map((entry) => [entry.code, entry])),
    fieldValues: readFieldValues(document),
    content,
  };
}

function readFieldValues(document: OpenApiDocument): Set<string> {
  const values = new Set<string>();
  const visit = (node: unknown, key: string): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const own = (node as { enum?: unknown }).enum;
    if (Array.isArray(own) && key !== 'code') {
      own.forEach((value) => {
        values.add(String(value));
      });
    }
    for (const [name, child] of Object.entries(node)) {
      visit(child, Array.isArray(node) || UNIONS.includes(name) ? key : name);
    }
  };
  for (const { name, schema } of listSchemas(document)) {
    visit(schema, /code$/i.test(name) ? 'code' : name);
  }
  return values;
}

import type { OpenApiDocument, Operation, OperationResponse } from '@belvo-openapi/spec';
import { type SchemaView, viewSchema } from './schema-view.ts';

/** One entry of the document's `x-error-codes`. */
export interface ErrorCode {
  code: string;
  statuses: string[];
  /** `never`, `backoff`, `later` or `resume`. */
  retry: string;
  waitSeconds?: number;
  remedy: string;
  obsolete: boolean;
  /** operationIds of the operations that declare the code. */
  operations: string[];
}

interface RawCode {
  statuses?: (string | number)[];
  retry?: string;
  waitSeconds?: number;
  remedy?: string;
  obsolete?: boolean;
}

/** Values that fields called `code` may take, anywhere in a schema. */
function collectCodes(view: SchemaView, found: Set<string>): void {
  for (const property of view.properties) {
    if (property.name === 'code') {
      for (const value of property.schema.enum ?? []) {
        found.add(String(value));
      }
    }
    collectCodes(property.schema, found);
  }
  for (const child of [view.items, ...(view.variants?.options ?? [])]) {
    if (child) {
      collectCodes(child, found);
    }
  }
}

/** Error codes that a response can carry, in alphabetical order. */
export function responseCodes(document: OpenApiDocument, response: OperationResponse): string[] {
  const found = new Set<string>();
  if (isFailure(response.status) && response.schema) {
    collectCodes(viewSchema(document, response.schema), found);
  }
  return [...found].sort();
}

/** True for every status that is not 1XX, 2XX or 3XX. */
export function isFailure(status: string): boolean {
  return !/^[123]/.test(status);
}

/** The documented codes, each with the operations whose responses declare it. */
export function readErrorCodes(document: OpenApiDocument, operations: readonly Operation[]): ErrorCode[] {
  const users = new Map<string, Set<string>>();
  for (const operation of operations) {
    for (const response of operation.responses) {
      for (const code of responseCodes(document, response)) {
        users.set(code, (users.get(code) ?? new Set()).add(operation.operationId));
      }
    }
  }
  const entries = Object.entries((document['x-error-codes'] ?? {}) as Record<string, RawCode>);
  return entries
    .map(([code, raw]) => ({
      code,
      statuses: (raw.statuses ?? []).map(String),
      retry: raw.retry ?? 'never',
      ...(raw.waitSeconds === undefined ? {} : { waitSeconds: raw.waitSeconds }),
      remedy: raw.remedy ?? '',
      obsolete: raw.obsolete === true,
      operations: [...(users.get(code) ?? [])],
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { onlyValue } from './fixed-headers.ts';

/**
 * The header that turns a call into background work: an optional header with the one value `async`, on an operation
 * that answers 202 to it and another 2xx without it.
 */
export function asyncHeaderOf(
  doc: OpenApiDocument,
  operation: Operation,
): { readonly name: string; readonly value: string; readonly description: string } | undefined {
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  if (successes.length < 2 || !successes.some(({ status }) => status === '202')) {
    return undefined;
  }
  const header = operation.parameters.find(
    ({ in: place, required, schema }) => place === 'header' && !required && onlyValue(doc, schema) === 'async',
  );
  return header && { name: header.name, value: 'async', description: header.description };
}

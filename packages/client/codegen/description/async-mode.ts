import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { type HeaderOption, headerOptionsOf } from './header-options.ts';

/**
 * The header that turns a call into background work: an optional header with the one value `async`, on an operation
 * that answers 202 to it and another 2xx without it.
 */
export function asyncOptionOf(doc: OpenApiDocument, operation: Operation): HeaderOption | undefined {
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  if (successes.length < 2 || !successes.some(({ status }) => status === '202')) {
    return undefined;
  }
  return headerOptionsOf(doc, operation).find(
    ({ parameter, values }) => !parameter.required && values.length === 1 && values[0] === 'async',
  );
}

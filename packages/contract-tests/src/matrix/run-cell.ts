import type { JournalEntry } from '@belvo-openapi/mock';
import { type Bench, exchange } from '../client/exchange.ts';
import type { Cell, DeclaredResponse } from '../derive/cells.ts';
import { different, wireDifferences } from '../wire/compare.ts';
import { responseDifferences } from './response.ts';

/** Runs one cell and says everything that is wrong; empty when it is proven. */
export async function runCell(cell: Cell, bench: Bench): Promise<readonly string[]> {
  const { operation, response, style, call } = cell;
  const { outcome, recorded, requests } = await exchange(bench, operation, call, style, preferenceFor(response));
  return [
    ...different('number of requests', 1, requests),
    ...wireDifferences(bench.contract, operation, call, recorded),
    ...mockDifferences(response, recorded),
    ...responseDifferences(response, style, outcome, bench.library),
  ];
}

/** The `Prefer` header that asks for a response: always status and example, for one alone is not strict. */
export function preferenceFor({ status, example }: DeclaredResponse): string {
  return example === undefined ? `code=${status}` : `code=${status}, example=${example}`;
}

/** What the mock itself objects to: a request or an example that does not fit the specification. */
export function mockDifferences(response: DeclaredResponse, { answer: sent }: JournalEntry): readonly string[] {
  const type = sent?.headers['Content-Type'] ?? sent?.headers['content-type'];
  const violations = sent?.headers['sl-violations'];
  return [
    ...(violations === undefined ? [] : [`the mock found violations: ${violations}`]),
    ...(type?.includes('problem+json') ? [`the mock answered a problem of its own: ${sent?.text}`] : []),
    ...(sent?.status === response.status ? [] : [`the mock answered ${sent?.status} instead of ${response.status}`]),
    ...(type?.split(';')[0] === response.mediaType
      ? []
      : [`the mock answered ${type} instead of ${response.mediaType}`]),
  ];
}

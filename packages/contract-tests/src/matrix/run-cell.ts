import type { JournalEntry } from '@belvo-openapi/mock';
import { type Bench, exchange } from '../client/exchange.ts';
import type { Answer, Cell } from '../derive/cells.ts';
import { different, wireDifferences } from '../wire/compare.ts';
import { answerDifferences } from './answer.ts';

/** Runs one cell and says everything that is wrong; empty when it is proven. */
export async function runCell(cell: Cell, bench: Bench): Promise<readonly string[]> {
  const { operation, answer, style, call } = cell;
  const { outcome, recorded, requests } = await exchange(bench, operation, call, style, preferenceFor(answer));
  return [
    ...different('number of requests', 1, requests),
    ...wireDifferences(bench.contract, operation, call, recorded),
    ...mockDifferences(answer, recorded),
    ...answerDifferences(answer, style, outcome, bench.library),
  ];
}

/** The `Prefer` header that asks for an answer: always status and example, for one alone is not strict. */
export function preferenceFor({ status, example }: Answer): string {
  return example === undefined ? `code=${status}` : `code=${status}, example=${example}`;
}

/** What the mock itself objects to: a request or an example that does not fit the specification. */
export function mockDifferences(answer: Answer, { answer: sent }: JournalEntry): readonly string[] {
  const type = sent?.headers['Content-Type'] ?? sent?.headers['content-type'];
  const violations = sent?.headers['sl-violations'];
  return [
    ...(violations === undefined ? [] : [`the mock found violations: ${violations}`]),
    ...(type?.includes('problem+json') ? [`the mock answered a problem of its own: ${sent?.text}`] : []),
    ...(sent?.status === answer.status ? [] : [`the mock answered ${sent?.status} instead of ${answer.status}`]),
    ...(type?.split(';')[0] === answer.mediaType ? [] : [`the mock answered ${type} instead of ${answer.mediaType}`]),
  ];
}

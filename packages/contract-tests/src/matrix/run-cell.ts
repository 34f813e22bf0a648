import type { BelvoClient } from '@belvo-openapi/client';
import type { JournalEntry, MockServer } from '@belvo-openapi/mock';
import { invoke } from '../client/invoke.ts';
import type { Answer, Cell } from '../derive/cells.ts';
import type { Resolve } from '../schema/schema.ts';
import { wireDifferences } from '../wire/compare.ts';
import { answerDifferences } from './answer.ts';

/** What a cell runs against. */
export interface Bench {
  readonly mock: MockServer;
  readonly client: BelvoClient;
  readonly resolve: Resolve;
}

/** Runs one cell and says everything that is wrong; empty when it is proven. */
export async function runCell(cell: Cell, { mock, client, resolve }: Bench): Promise<readonly string[]> {
  mock.journal.clear();
  const options = { retries: 0, headers: { prefer: preferenceFor(cell.answer) } };
  const outcome = await invoke(client, cell.operation, cell.call, cell.style, options, resolve);
  if (mock.journal.entries.length === 0) {
    return [`nothing reached the mock: ${outcome.ok ? 'yet the client has data' : String(outcome.error)}`];
  }
  await mock.journal.waitFor('*');
  const [recorded, ...more] = mock.journal.entries as [JournalEntry, ...JournalEntry[]];
  return [
    ...(more.length > 0 ? [`${more.length + 1} requests were sent instead of one`] : []),
    ...wireDifferences(cell.operation, cell.call, recorded, resolve),
    ...mockDifferences(cell.answer, recorded),
    ...answerDifferences(cell.answer, cell.style, outcome),
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

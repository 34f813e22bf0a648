import type { BelvoClient } from '@belvo-openapi/client';
import type { JournalEntry, MockServer } from '@belvo-openapi/mock';
import type { Operation } from '@belvo-openapi/spec';
import type { CallArguments } from '../derive/arguments.ts';
import type { CallStyle } from '../derive/cells.ts';
import type { Contract } from '../support/bundle.ts';
import { invoke, type Library, type Outcome } from './invoke.ts';

/** What a call runs against. */
export interface Bench {
  readonly mock: MockServer;
  readonly client: BelvoClient;
  readonly library: Library;
  readonly contract: Contract;
}

/** A call and what became of it on both sides. */
export interface Exchange {
  readonly outcome: Outcome;
  /** The request and its response, as the mock recorded them. */
  readonly recorded: JournalEntry;
  /** How many requests the call made. */
  readonly requests: number;
}

/**
 * Makes one call and looks up what the mock recorded. The journal is emptied before: one call at a time.
 *
 * @param prefer The `Prefer` header, which chooses the response; empty for none.
 * @throws Error when the call sent nothing.
 */
export async function exchange(
  { mock, client, library, contract }: Bench,
  operation: Operation,
  call: CallArguments,
  style: CallStyle,
  prefer = '',
): Promise<Exchange> {
  mock.journal.clear();
  const options = { retries: 0, ...(prefer !== '' && { headers: { prefer } }) };
  const outcome = await invoke({ client, library }, operation, call, style, options, contract.resolve);
  if (mock.journal.entries.length === 0) {
    throw new Error(`nothing reached the mock: ${outcome.ok ? 'yet the client has data' : String(outcome.error)}`);
  }
  const [recorded] = await mock.journal.waitFor('*');
  return { outcome, recorded: recorded as JournalEntry, requests: mock.journal.entries.length };
}

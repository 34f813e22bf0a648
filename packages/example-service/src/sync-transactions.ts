import type { BelvoClient } from '@belvo-openapi/client';
import type { Ledger } from './ports.ts';

/** Copies every transaction of a link into the ledger and says how many there were. Safe to repeat. */
export async function syncTransactions(belvo: BelvoClient, ledger: Ledger, link: string): Promise<number> {
  let count = 0;
  for await (const transaction of belvo.transactions.list({ link, page_size: 100 })) {
    await ledger.put(link, transaction);
    count += 1;
  }
  return count;
}

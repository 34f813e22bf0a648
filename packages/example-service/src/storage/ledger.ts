import type { Transaction } from '@belvo-openapi/client';
import type { Ledger } from '../ports.ts';
import type { Database } from './database.ts';

/** A ledger in the database: a transaction that comes again replaces itself. */
export function createLedger(database: Database): Ledger {
  return {
    async put(link, transaction: Transaction) {
      await database.query(
        'INSERT INTO ledger (link, id, data) VALUES ($1, $2, $3) ON CONFLICT (link, id) DO UPDATE SET data = $3',
        [link, transaction.id, JSON.stringify(transaction)],
      );
    },
  };
}

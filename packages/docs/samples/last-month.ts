// #region list
import { createBelvoClient, optionsFromEnv, type Transaction } from '@belvo-openapi/client';

const belvo = createBelvoClient(optionsFromEnv());

/** First and last day of the month before a date, as `2026-01-01` and `2026-01-31`. */
export function lastMonth(today: Date): [from: string, to: string] {
  const from = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1));
  const to = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0));
  return [from.toISOString().slice(0, 10), to.toISOString().slice(0, 10)];
}

/** Every transaction of last month, however many pages they fill. */
export async function transactionsOfLastMonth(link: string, today = new Date()): Promise<Transaction[]> {
  const transactions: Transaction[] = [];
  for await (const transaction of belvo.transactions.list({
    link,
    value_date__range: lastMonth(today),
    page_size: 1000,
  })) {
    transactions.push(transaction);
  }
  return transactions;
}
// #endregion

// #region ask
/** Has Belvo ask the institution now, for an older period; a webhook with this request id tells when it is there. */
export async function askForPeriod(link: string, from: string, to: string): Promise<string> {
  const { request_id } = await belvo.transactions.retrieve(
    { link, date_from: from, date_to: to },
    {},
    { mode: 'async' },
  );
  return request_id;
}
// #endregion

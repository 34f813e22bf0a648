import { inspect } from 'node:util';

const show = (value: unknown): string => inspect(value, { depth: 8, breakLength: 120, maxStringLength: 2_000 });

/** What an error says; an assertion also shows in full what it compared, which its message cuts. */
function complaintOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return show(error);
  }
  const { actual, expected } = error as { readonly actual?: unknown; readonly expected?: unknown };
  const compares = 'actual' in error && 'expected' in error && typeof (actual ?? expected) === 'object';
  const compared = compares ? `\n  expected ${show(expected)}\n  received ${show(actual)}` : '';
  return `${error.message}${compared}`;
}

/**
 * A table in one test: checks every row, and then fails with the name and the complaint of each row that does not hold.
 * To be awaited by the test.
 *
 * @param rows The table. An empty one fails, for it proves nothing.
 * @param nameOf What the report calls a row.
 * @param check Throws, or rejects, when the row does not hold; rows are checked one after the other.
 * @example
 * await checkRows([['1', 1], ['x', undefined]], ([text]) => text, ([text, number]) => {
 *   expect(parse(text)).toBe(number);
 * });
 */
export async function checkRows<const Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  check: (row: Row) => unknown,
): Promise<void> {
  const failures: string[] = [];
  for (const row of rows) {
    try {
      await check(row);
    } catch (error) {
      failures.push(`${nameOf(row)}: ${complaintOf(error)}`);
    }
  }
  if (rows.length === 0) {
    throw new Error('The table has no row.');
  }
  if (failures.length > 0) {
    throw new Error(`${failures.length} of ${rows.length} rows fail:\n\n${failures.join('\n\n')}`);
  }
}

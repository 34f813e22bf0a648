import { test } from 'vitest';
import { checkRows } from './check-rows.ts';

/** What a row is called in a report: its first value, which is its name or the input itself. */
function labelOf(row: unknown): string {
  const [first] = Array.isArray(row) ? row : [row];
  return typeof first === 'string' ? first : (JSON.stringify(first) ?? String(first));
}

/**
 * One test over a table: every row is tried, and all that fail are told by name. For inputs of one kind, whose rows take
 * no longer than a test does to begin.
 */
export function testRows<T extends unknown[] | [unknown]>(
  title: string,
  rows: readonly T[],
  check: (...values: T) => unknown,
): void;
export function testRows<T>(title: string, rows: readonly T[], check: (value: T) => unknown): void;
export function testRows(title: string, rows: readonly unknown[], check: (...values: never[]) => unknown): void {
  test(title, () => checkRows(rows, labelOf, (row) => check(...((Array.isArray(row) ? row : [row]) as never[]))));
}

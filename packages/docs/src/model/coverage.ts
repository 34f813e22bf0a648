import type { Operation } from '@belvo-openapi/spec';

/**
 * Result of the contract tests, as they write it: which operation × status × example was called through the client
 * and answered by the mock as described.
 */
export interface CoverageReport {
  /** Cells that passed, as `operationId status example`; a response without example has `-` for it. */
  passed: readonly string[];
  /** Further numbers to show, by label: `Error codes` -> `52 of 52`. */
  totals?: Readonly<Record<string, string | number>>;
}

/** One thing to prove: this response of this operation, with this example. */
export interface Cell {
  operationId: string;
  status: string;
  example: string;
}

/** Key of a cell in a {@link CoverageReport}. */
export function cellKey({ operationId, status, example }: Cell): string {
  return `${operationId} ${status} ${example}`;
}

/** Every cell that the document asks for. */
export function expectedCells(operations: readonly Operation[]): Cell[] {
  return operations.flatMap(({ operationId, responses }) =>
    responses.flatMap(({ status, examples }) => {
      const names = examples.length === 0 ? ['-'] : examples.map(({ name }) => name);
      return names.map((example) => ({ operationId, status, example }));
    }),
  );
}

/**
 * Reads a report that was written by the contract tests.
 * @throws when it has another form; the message names the file.
 */
export function parseCoverage(file: string, text: string): CoverageReport {
  const report = JSON.parse(text) as Partial<CoverageReport>;
  if (!Array.isArray(report.passed)) {
    throw new Error(`${file} is not a coverage report: it has no list "passed". Run the contract tests again.`);
  }
  return report as CoverageReport;
}

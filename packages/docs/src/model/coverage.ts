import type { Operation } from '@belvo-openapi/spec';

/** How many of something were proven. */
export interface Count {
  covered: number;
  total: number;
}

/** Result of the contract tests, as they write it to `test-results/coverage.json`. */
export interface CoverageReport {
  /** What the tests count, by name: cells, statuses, examples, … */
  totals: { name: string; count: Count }[];
  byOperation: ReadonlyMap<string, Count>;
  /** What was not proven, in the words of the report. */
  uncovered: string[];
}

function isCount(value: unknown): value is Count {
  const { covered, total } = (value ?? {}) as Partial<Count>;
  return typeof covered === 'number' && typeof total === 'number';
}

/** `requestExamples` -> `request examples`. */
function words(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

/**
 * Reads a report of the contract tests.
 * @throws when it has another form; the message names the file.
 */
export function parseCoverage(file: string, text: string): CoverageReport {
  const report = JSON.parse(text) as Record<string, unknown>;
  const { byOperation, uncovered } = report;
  if (!Array.isArray(byOperation)) {
    throw new Error(`${file} is no coverage report: it has no list "byOperation". Run the contract tests again.`);
  }
  return {
    totals: Object.entries(report).flatMap(([key, count]) => (isCount(count) ? [{ name: words(key), count }] : [])),
    byOperation: new Map(
      (byOperation as { operationId: string; cells: Count }[]).map(({ operationId, cells }) => [operationId, cells]),
    ),
    uncovered: Array.isArray(uncovered) ? uncovered.map(String) : [],
  };
}

/** Number of responses of an operation, counting each named example: the least there is to prove. */
export function countAnswers({ responses }: Operation): number {
  return responses.reduce((sum, { examples }) => sum + Math.max(examples.length, 1), 0);
}

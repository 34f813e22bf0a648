/** Receives an error that must not stop the mock, and where it happened. */
export type Report = (error: unknown, where: string) => void;

/** Writes a warning to stderr, as Node writes its own. */
export const warn: Report = (error, where) => {
  process.emitWarning(`${where}: ${error instanceof Error ? error.message : String(error)}`, 'BelvoMockWarning');
};

/**
 * Calls code that is not the mock's. Whatever it throws, at once or by a promise, is reported and goes no further: the
 * caller of the mock gets the response, and no rejection stays unhandled.
 */
export function guarded(report: Report, where: string, call: () => unknown): void {
  const failed = (error: unknown) => {
    try {
      report(error, where);
    } catch {
      // The report itself failed, and there is nowhere else to report to.
    }
  };
  try {
    const result = call();
    if (result instanceof Promise) {
      result.catch(failed);
    }
  } catch (error) {
    failed(error);
  }
}

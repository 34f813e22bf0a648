import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Id of the cell a test proves, read by the coverage reporter. */
    cell?: string;
    /** Id of an error code with a status that a test proves, read by the coverage reporter. */
    code?: string;
  }
}

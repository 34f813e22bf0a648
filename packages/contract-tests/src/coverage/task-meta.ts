import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Id of the cell a test proves, read by the coverage reporter. */
    cell?: string;
  }
}

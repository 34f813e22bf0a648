import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Ids of the cells a test has proven, read by the coverage reporter. */
    cells?: readonly string[];
    /** Id of an error code with a status that a test proves, read by the coverage reporter. */
    code?: string;
  }
}

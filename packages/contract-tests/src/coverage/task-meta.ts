import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Ids of the cells a test has proven, read by the coverage reporter. */
    cells?: readonly string[];
    /** Ids of the error codes with a status that a test has proven, read by the coverage reporter. */
    codes?: readonly string[];
  }
}

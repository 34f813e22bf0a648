/** What a tool made of the bundle. */
export interface Finding {
  /** What was proven, with numbers: the table shows it. */
  readonly proof: string;
  /** What the tool leaves out or does wrong without failing; the table shows it. */
  readonly limits?: string;
}

/** One tool and how it is tried. */
export interface Check {
  /** Name as its users know it. */
  readonly tool: string;
  /** Packages of `tools/package.json` that it consists of; the first gives its version. */
  readonly packages: readonly [string, ...string[]];
  /** @throws Error that says what went wrong; its first line gets into the table. */
  readonly run: () => Promise<Finding>;
}

/** What came of a check. */
export interface Result {
  readonly tool: string;
  readonly version: string;
  readonly passed: boolean;
  /** What was proven, or the first line of what went wrong. */
  readonly says: string;
}

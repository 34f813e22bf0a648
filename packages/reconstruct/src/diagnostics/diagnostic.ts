/** How much a reader should care: `error` = something could not be converted, `warning` = converted by a
 * guess that may be wrong or with a loss, `info` = converted, evidence worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** One thing the conversion noticed. Plain data, safe to serialize. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable kebab-case identifier of the kind of finding; `src/report/kinds.ts` lists them all. */
  readonly code: string;
  /** What was found and what was done about it, one sentence. */
  readonly message: string;
  /** Where: `Folder / Request › response "Ok"`; empty for the collection as a whole. */
  readonly item: string;
  /** The facts the decision rests on, when it was a guess. */
  readonly evidence?: string;
}

/** Collects what happens along the pipeline, in order, without repeating itself. */
export class Diagnostics {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  /** Adds a finding unless the same one (code, place, message) is already there. */
  add(severity: Severity, code: string, item: string, message: string, evidence?: string): void {
    const key = `${code}\n${item}\n${message}`;
    if (this.#seen.has(key)) {
      return;
    }
    this.#seen.add(key);
    this.#list.push(
      evidence === undefined ? { severity, code, message, item } : { severity, code, message, item, evidence },
    );
  }

  /** Everything so far, in the order it was found. */
  get all(): readonly Diagnostic[] {
    return this.#list;
  }

  /** Number of findings of one severity. */
  count(severity: Severity): number {
    return this.#list.reduce((n, d) => n + (d.severity === severity ? 1 : 0), 0);
  }
}

/** One thing the collection shows and the specification does not say. */
export interface Finding {
  /** Path of the collection's item: folder and name, `Links / Update`. */
  readonly item: string;
  /** What deviates, in the phrases of `spec/decisions/README.md`: `request body token`, `response 404 name`. */
  readonly what: string;
  /** Both sides in a sentence. */
  readonly message: string;
  /** File of the specification to look at, relative to the repository. */
  readonly file: string;
}

/** A deviation that a decision record names, with the record that does. */
export interface CoveredFinding extends Finding {
  /** File name of the record: `0004-update-404-too-many-sessions.md`. */
  readonly record: string;
}

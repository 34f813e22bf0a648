/** operationId → method, path, and per status its media type and the indexes of its named examples. */
export type ExampleTable = Readonly<
  Record<
    string,
    readonly [string, string, Readonly<Record<string, readonly [string, Readonly<Record<string, number>>]>>]
  >
>;

/** Event name → indexes of its named examples. */
export type EventTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

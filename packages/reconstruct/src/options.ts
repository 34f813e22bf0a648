/** How a document is to be written. */
export interface ReconstructOptions {
  /** Version of the document; default `3.1`. */
  readonly openapi?: '3.1' | '3.0';
  /** Carry the collection's descriptions over; default true. */
  readonly prose?: boolean;
  /** Keep saved responses and request bodies as named examples; default true. */
  readonly examples?: boolean;
  /** Environments as Postman exports them, text or parsed JSON: the first one's variables are used, each is a server. */
  readonly environments?: readonly unknown[];
  /** Told what is being done, for progress on large collections. */
  readonly onStep?: (step: string) => void;
}

export interface ResolvedOptions {
  readonly openapi: '3.1' | '3.0';
  readonly prose: boolean;
  readonly examples: boolean;
}

/** Options with their defaults. */
export function resolveOptions(options: ReconstructOptions = {}): ResolvedOptions {
  return { openapi: options.openapi ?? '3.1', prose: options.prose ?? true, examples: options.examples ?? true };
}

import { type Diagnostic, Diagnostics } from './diagnostics/diagnostic.ts';
import { infer } from './infer/infer.ts';
import { nameAll } from './name/names.ts';
import { observe } from './observe/observe.ts';
import { type ReconstructOptions, resolveOptions } from './options.ts';
import { readCollection } from './read/readCollection.ts';
import { buildDocument, type OpenApiDocument } from './write/document.ts';

/** What a reconstruction gives. */
export interface Reconstruction {
  /** The OpenAPI document as plain data; `writeDocument` makes text of it. */
  readonly document: OpenApiDocument;
  /** Everything worth knowing about how it came about, in the order it was found. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns a Postman collection into an OpenAPI document.
 *
 * Never throws on what a collection contains; only input that is no collection at all is refused.
 *
 * @param collection the collection file's text, or its parsed JSON
 * @throws UnreadableCollectionError when the input is not JSON or no object
 *
 * @example
 * const { document, diagnostics } = reconstruct(await readFile('api.postman_collection.json', 'utf8'));
 * await writeFile('openapi.yaml', writeDocument(document, 'yaml'));
 */
export function reconstruct(collection: unknown, options: ReconstructOptions = {}): Reconstruction {
  const diagnostics = new Diagnostics();
  const resolved = resolveOptions(options);
  const read = readCollection(collection, diagnostics);
  const observations = observe(read, diagnostics);
  const model = infer(observations, diagnostics);
  const names = nameAll(model);
  const document = buildDocument(read, model, names, resolved, diagnostics);
  return { document, diagnostics: diagnostics.all };
}

import { operationKey } from './compare/api.ts';
import { type Diagnostic, Diagnostics } from './diagnostics/diagnostic.ts';
import { infer } from './infer/infer.ts';
import { nameAll } from './name/names.ts';
import { observe } from './observe/observe.ts';
import { type ReconstructOptions, resolveOptions } from './options.ts';
import { readEnvironment } from './read/environments.ts';
import { reportFindings } from './report/findings.ts';
import { buildReport, type Report } from './report/report.ts';
import { sweep } from './secrets/sweep.ts';
import { buildDocument, type OpenApiDocument } from './write/document.ts';

/** What a reconstruction gives. */
export interface Reconstruction {
  /** The OpenAPI document as plain data; `writeDocument` makes text of it. */
  readonly document: OpenApiDocument;
  /** The same, counted and sorted: what `--report` writes. */
  readonly report: Report;
  /** Paths of the collection's items (`Links / Update`) by operation: method and path without names of parameters. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Everything worth knowing about how it came about, in the order it was found. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns a Postman collection into an OpenAPI document.
 *
 * Never throws on what a collection contains; only input that is no collection at all is refused.
 *
 * @param collection the collection file's text, or its parsed JSON; a list of several becomes one document
 * @throws UnreadableCollectionError when the input is not JSON or holds no collection; says what it is instead
 *
 * @example
 * const { document, diagnostics } = reconstruct(await readFile('api.postman_collection.json', 'utf8'));
 * await writeFile('openapi.yaml', writeDocument(document, 'yaml'));
 */
export function reconstruct(collection: unknown, options: ReconstructOptions = {}): Reconstruction {
  const diagnostics = new Diagnostics();
  const resolved = resolveOptions(options);
  const observations = observe(collection, diagnostics, (options.environments ?? []).map(readEnvironment));
  const { onStep } = options;
  onStep?.(`inferring from ${observations.items.length} requests`);
  const model = infer(observations, diagnostics);
  onStep?.(`naming ${model.usages.size} schemas`);
  const names = nameAll(model);
  onStep?.('writing');
  reportFindings(model, names, diagnostics);
  const document = sweep(
    buildDocument(observations.collection, model, names, resolved, diagnostics),
    observations.secrets,
  );
  const found = sweep(diagnostics.all, observations.secrets);
  const savedResponses = observations.items.reduce(
    (sum, item) => sum + item.responses.filter(({ source }) => source === 'saved').length,
    0,
  );
  const report = buildReport(document, found, { requests: observations.items.length, savedResponses });
  const paths = model.operations.map(({ method, path, items: own }): [string, string[]] => [
    operationKey(method, path),
    own.map((item) => item.path),
  ]);
  return { document, report, items: new Map(sweep(paths, observations.secrets)), diagnostics: found };
}

import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBundle, type OpenApiDocument } from '@belvo-openapi/spec';
import { parse } from 'yaml';
import { assetFiles } from './assets/index.ts';
import { type Bundles, bundlesOf, readBundles } from './downloads/bundles.ts';
import { downloadFiles, type FileContent } from './downloads/files.ts';
import { changelogFeed } from './machine/feed.ts';
import { llmsText } from './machine/llms.ts';
import { markdownTwin } from './machine/twin.ts';
import { readSpecContent } from './model/content.ts';
import { type CoverageReport, parseCoverage } from './model/coverage.ts';
import { readDocsContent } from './model/guides.ts';
import { readHistory } from './model/history.ts';
import { readSite, type Site } from './model/site.ts';
import { readSources } from './model/sources.ts';
import { type RenderOptions, renderCoverage, renderPages } from './pages.ts';
import { twinUrl } from './render/layout.ts';
import { minifyPage } from './render/minify.ts';
import { navigationData } from './render/nav.ts';
import { sampleFiles } from './samples/files.ts';
import { searchIndexFile } from './search/entries.ts';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** Where the site is written when nothing else is said. */
export const DEFAULT_OUTPUT = join(PACKAGE, 'dist');

/** Contracts of the released versions. */
const BASELINE = join(PACKAGE, '../contract-tests/baseline');

const DEFAULT_COVERAGE = join(PACKAGE, '../contract-tests/test-results/coverage.json');

export interface BuildOptions {
  /** Bundled document to read instead of the specification's full bundle. */
  bundle?: string;
  /** Folder to write. Default: `dist` of this package. It is replaced as a whole. */
  output?: string;
  /** Report of the contract tests, shown on the coverage page. */
  coverage?: string;
  /** Path under which the site is served; only the page of unknown addresses needs it. Default `/`. */
  base?: string;
  /** Start of the addresses under which the repository's files can be edited, with a slash at its end. */
  editBase?: string;
}

export interface BuildResult {
  output: string;
  pages: number;
  files: number;
  bytes: number;
}

/** Folder of the specification: the texts beside the document are read from it. */
function specFolder(): string {
  return resolve(dirname(createRequire(import.meta.url).resolve('@belvo-openapi/spec')), '..');
}

function readDocument(bundle: string | undefined): OpenApiDocument {
  if (bundle === undefined) {
    return loadBundle({ full: true });
  }
  if (!existsSync(bundle)) {
    throw new Error(`${bundle} does not exist. Give the path of a bundled OpenAPI document in JSON.`);
  }
  return JSON.parse(readFileSync(bundle, 'utf8')) as OpenApiDocument;
}

/** What a site is made from. */
export interface SiteInput {
  readonly site: Site;
  readonly bundles: Bundles;
}

/** Every file of the site in memory: path inside the site -> content. The same input gives the same bytes. */
export async function renderSite(
  { site, bundles }: SiteInput,
  options: RenderOptions = {},
): Promise<Map<string, FileContent>> {
  const pages = renderPages(site, options);
  const bodies = new Map([...pages].map(([url, { page }]) => [url, page.body.text]));
  const feed = changelogFeed(site);
  const twins = [...pages]
    .filter(([url]) => url !== '404.html')
    .map(([url, { page }]): [string, string] => [twinUrl(url), markdownTwin(page.body.text)]);
  return new Map<string, FileContent>([
    ...[...pages].map(([url, { html }]): [string, string] => [url, minifyPage(html)]),
    ...twins,
    ...assetFiles(navigationData(site)),
    ...sampleFiles(site),
    searchIndexFile(site, bodies),
    ...(await downloadFiles(site, bundles)),
    ...(feed === undefined ? [] : [['changelog.xml', feed] as [string, string]]),
    ['llms.txt', llmsText(site)],
  ]);
}

/** Writes the files into a new folder beside the target, then puts it in the target's place. */
function replaceFolder(output: string, files: ReadonlyMap<string, FileContent>): void {
  mkdirSync(dirname(output), { recursive: true });
  const fresh = mkdtempSync(`${output}.`);
  try {
    for (const [path, content] of files) {
      const file = join(fresh, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    rmSync(output, { recursive: true, force: true });
    renameSync(fresh, output);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function readCoverage(file: string): CoverageReport {
  return parseCoverage(file, readFileSync(file, 'utf8'));
}

/**
 * The coverage page with the last run of the contract tests in this workspace; undefined when there is none.
 * A build does not hold it, because it is made from the specification alone.
 */
export function latestCoveragePage(report = DEFAULT_COVERAGE): string | undefined {
  return existsSync(report) ? renderCoverage(readInput().site, readCoverage(report)) : undefined;
}

/**
 * Reads the document, the texts beside it and the guides of this package.
 * @param bundle document to read instead of the specification's own.
 */
export function readInput(bundle?: string): SiteInput {
  const document = readDocument(bundle);
  const folder = specFolder();
  const site = readSite(document, {
    content: readSpecContent(folder, parse),
    sources: readSources(folder),
    history: bundle === undefined ? readHistory(BASELINE, document) : new Map(),
    // The guides speak of the operations of the specification.
    ...(bundle === undefined && { docs: readDocsContent(join(PACKAGE, 'guides'), dirname(resolve(PACKAGE)), parse) }),
  });
  return { site, bundles: bundle === undefined ? readBundles(join(folder, 'dist')) : bundlesOf(document) };
}

/**
 * Builds the site.
 * @throws when the document is missing, refers to nothing, or would give two pages one name.
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const { bundle, output = DEFAULT_OUTPUT, coverage, base, editBase } = options;
  const report = coverage === undefined ? undefined : readCoverage(coverage);
  const files = await renderSite(readInput(bundle), { coverage: report, base, editBase });
  replaceFolder(output, files);
  const contents = [...files];
  return {
    output,
    pages: contents.filter(([path]) => path.endsWith('.html')).length,
    files: contents.length,
    bytes: contents.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0),
  };
}

import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBundle, type OpenApiDocument } from '@belvo-openapi/spec';
import { parse } from 'yaml';
import { assetFiles } from './assets/index.ts';
import { readSpecContent } from './model/content.ts';
import { type CoverageReport, parseCoverage } from './model/coverage.ts';
import { readSite, type Site } from './model/site.ts';
import { renderCoverage, renderPages } from './pages.ts';
import { sampleFiles } from './samples/files.ts';
import { searchIndexFile } from './search/build-index.ts';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** Where the site is written when nothing else is said. */
export const DEFAULT_OUTPUT = join(PACKAGE, 'dist');

const DEFAULT_COVERAGE = join(PACKAGE, '../contract-tests/test-results/coverage.json');

export interface BuildOptions {
  /** Bundled document to read instead of the specification's full bundle. */
  bundle?: string;
  /** Folder to write. Default: `dist` of this package. It is replaced as a whole. */
  output?: string;
  /** Report of the contract tests, shown on the coverage page. */
  coverage?: string;
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

/** Every file of the site in memory: path inside the site -> content. The same input gives the same bytes. */
export function renderSite(site: Site, coverage?: CoverageReport): Map<string, string> {
  return new Map([...renderPages(site, coverage), ...assetFiles(), ...sampleFiles(site), searchIndexFile(site)]);
}

/** Writes the files into a new folder beside the target, then puts it in the target's place. */
function replaceFolder(output: string, files: ReadonlyMap<string, string>): void {
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
  return existsSync(report) ? renderCoverage(readWorkspaceSite(undefined), readCoverage(report)) : undefined;
}

function readWorkspaceSite(bundle: string | undefined): Site {
  return readSite(readDocument(bundle), readSpecContent(specFolder(), parse));
}

/**
 * Builds the site.
 * @throws when the document is missing, refers to nothing, or would give two pages one name.
 */
export function build({ bundle, output = DEFAULT_OUTPUT, coverage }: BuildOptions = {}): BuildResult {
  const report = coverage === undefined ? undefined : readCoverage(coverage);
  const files = renderSite(readWorkspaceSite(bundle), report);
  replaceFolder(output, files);
  const contents = [...files];
  return {
    output,
    pages: contents.filter(([path]) => path.endsWith('.html')).length,
    files: contents.length,
    bytes: contents.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0),
  };
}

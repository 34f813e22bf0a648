/**
 * `npm run upstream -- <file> [--since <older file>]`: holds a newer document of the vendor (OpenAPI 3.0 or 3.1, JSON or YAML) against the
 * specification and its decision records. With an older document too, every record is told that it made stale. Exit codes: 0 every difference is covered, 1 some are not or a record is stale,
 * 2 the file cannot be read.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { parse } from 'yaml';
import { BundleError, bundleSources } from '../bundling/bundle-sources.ts';
import { SPEC_FOLDER, SPEC_ROOT } from '../spec-folder.ts';
import { readCoverages } from '../upstream/records.ts';
import { formatUpstream, reportUpstream, type SpecFiles } from '../upstream/report.ts';

/** Reads the vendor's document; throws with what is wrong and what to give instead. */
function readVendor(file: string | undefined): OpenApiDocument {
  if (file === undefined) {
    throw new Error("Name the vendor's document: npm run upstream -- openapi.json");
  }
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const document = parse(readFileSync(path, 'utf8')) as Partial<OpenApiDocument> | null;
  if (!document?.openapi?.startsWith('3.') || !document.paths) {
    throw new Error(`${file} is no OpenAPI 3 document: it has no "openapi: 3.x" or no "paths".`);
  }
  return document as OpenApiDocument;
}

/** Where components and path items stand: files are named after the former, and the index lists the latter. */
function specFiles(): SpecFiles {
  const files = new Map(
    globSync('{resources,shared,webhooks}/**/*.yaml', { cwd: SPEC_FOLDER }).map((file) => [
      basename(file, '.yaml'),
      file,
    ]),
  );
  const index = parse(readFileSync(SPEC_ROOT, 'utf8')) as {
    paths: Readonly<Record<string, { readonly $ref: string }>>;
  };
  const at = (file: string | undefined): string | undefined => file && join('spec', file);
  return { component: (name) => at(files.get(name)), path: (path) => at(index.paths[path]?.$ref) };
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { since: { type: 'string' } } });
  const theirs = readVendor(positionals[0]);
  const older = values.since === undefined ? undefined : readVendor(values.since);
  const coverages = readCoverages(join(SPEC_FOLDER, 'decisions'));
  const report = reportUpstream(await bundleSources(SPEC_ROOT), theirs, coverages, older);
  console.log(formatUpstream(report, specFiles()));
  process.exitCode = report.uncovered.length + report.stale.length > 0 ? 1 : 0;
} catch (error) {
  if (error instanceof BundleError) {
    console.error(`The specification cannot be bundled:\n${error.message}`);
  } else {
    console.error(`upstream: ${(error as Error).message}`);
  }
  process.exitCode = 2;
}

// `npm run spec:version 0.2.0`: writes the version everywhere it stands, and gives what is unreleased in the changelog to it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastRelease } from '../changes/index.ts';
import { BASELINE_FOLDER, SPEC_FOLDER } from '../spec-folder.ts';
import { replaceFiles } from '../versioning/replace-files.ts';
import { setVersion, VersionError } from '../versioning/set-version.ts';

const ROOT = join(SPEC_FOLDER, '..');

/** The client carries the version of the specification that it is generated from. */
const FILES = ['spec/openapi.yaml', 'spec/package.json', 'spec/CHANGELOG.md', 'packages/client/package.json'];

try {
  const files = FILES.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')] as const);
  const changed = setVersion(Object.fromEntries(files), process.argv[2], {
    released: lastRelease(BASELINE_FOLDER)?.version,
    date: new Date().toISOString().slice(0, 10),
  });
  replaceFiles(ROOT, changed);
  const names = Object.keys(changed);
  console.log(names.length === 0 ? 'Nothing to change.' : `${process.argv[2]}: ${names.join(', ')}`);
} catch (error) {
  if (!(error instanceof VersionError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}

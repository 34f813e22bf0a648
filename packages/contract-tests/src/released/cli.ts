// `npm run baseline`: writes what the present version promises, when it is released. A released version never changes.
import { relative } from 'node:path';
import { ReleasedError, writeRelease } from '@belvo-openapi/spec-tools/changes';
import {
  BASELINE_FOLDER,
  BundleError,
  bundleSources,
  SPEC_ROOT,
  stripProvenance,
} from '@belvo-openapi/spec-tools/sources';
import { contractOf } from '../support/bundle.ts';
import { releaseOf } from './released.ts';

try {
  // The sources, not the bundle in dist: that may be older than they are.
  const release = releaseOf(contractOf(stripProvenance(await bundleSources(SPEC_ROOT))));
  const { file, isNew } = writeRelease(BASELINE_FOLDER, release);
  const name = relative(process.env.INIT_CWD ?? process.cwd(), file);
  process.stdout.write(
    isNew ? `${name}: commit it with the release of ${release.version}\n` : `${name} is up to date\n`,
  );
} catch (error) {
  if (!(error instanceof ReleasedError || error instanceof BundleError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

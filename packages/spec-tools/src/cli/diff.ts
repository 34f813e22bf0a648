/**
 * `npm run spec:diff [revision]`: what the working tree changes in API terms, each change with its weight, and the version
 * that it asks for. Without a revision it is compared with the last release; before the first one, with the newest tag,
 * the branch point of origin/main or the last commit. Fails when `info.version` is lower than the changes since the last
 * release ask for.
 */
import { BundleError, bundleSources } from '../bundling/bundle-sources.ts';

import {
  contractOf,
  countChanges,
  formatChanges,
  judge,
  lastRelease,
  remedyOf,
  type Verdict,
} from '../changes/index.ts';
import { documentOfRevision } from '../comparing/document-of-revision.ts';
import { chooseRevision, RevisionError } from '../comparing/git.ts';
import { BASELINE_FOLDER, SPEC_FOLDER, SPEC_ROOT } from '../spec-folder.ts';

function print(from: string, { changes, version }: Verdict): void {
  const body = changes.length === 0 ? 'No change.' : `${formatChanges(changes)}\n\n${countChanges(changes)}`;
  console.log(`${from} → working tree (${version})\n\n${body}`);
}

/** Compares, prints, and returns whether the version fits. */
async function diff(asked: string | undefined): Promise<boolean> {
  const release = lastRelease(BASELINE_FOLDER);
  const now = contractOf(await bundleSources(SPEC_ROOT));
  const sinceRelease = release && judge(release, now);
  if (asked === undefined && sinceRelease) {
    print(`${sinceRelease.from} (last release)`, sinceRelease);
    console.log(remedyOf(sinceRelease));
    return sinceRelease.fits;
  }
  const choice = chooseRevision(SPEC_FOLDER, asked);
  if ('missing' in choice) {
    console.log(`Skipped because ${choice.missing}: there is nothing to compare with.`);
    return true;
  }
  const { revision, note } = choice;
  const old = await documentOfRevision(SPEC_FOLDER, revision);
  if (old) {
    const verdict = judge(contractOf(old), now);
    print(`${revision} (${verdict.from})`, verdict);
    console.log([remedyOf(sinceRelease ?? verdict), note ?? ''].filter(Boolean).join('\n'));
    return (sinceRelease ?? verdict).fits;
  }
  console.log(`${revision} has no specification yet: everything is new.`);
  return true;
}

try {
  process.exitCode = (await diff(process.argv[2])) ? 0 : 1;
} catch (error) {
  if (!(error instanceof BundleError || error instanceof RevisionError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}

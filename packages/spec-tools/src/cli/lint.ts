/** `pnpm --filter spec lint`: every rule over sources, bundle, workflows, records and texts. Warnings are errors. */
import { BundleError } from '../bundling/bundle-sources.ts';
import { formatFindings } from '../linting/finding.ts';
import { runChecks } from '../linting/run-checks.ts';
import { SPEC_FOLDER } from '../spec-folder.ts';

try {
  const { files, findings } = await runChecks(SPEC_FOLDER);
  if (findings.length > 0) {
    console.error(formatFindings(findings));
    console.error(
      `\n${findings.length} findings in ${files} files. What the rules ask for: packages/spec-tools/src/rules/README.md.`,
    );
    process.exitCode = 1;
  } else {
    console.log(`${files} files, no findings`);
  }
} catch (error) {
  if (!(error instanceof BundleError)) {
    throw error;
  }
  console.error(`The specification cannot be bundled:\n${error.message}`);
  process.exitCode = 1;
}

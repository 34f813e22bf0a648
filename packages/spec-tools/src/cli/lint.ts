/**
 * `npm run spec:lint`: every rule over sources, workflows, records and texts, all findings at once. Warnings are errors.
 * `--format github` writes commands that make GitHub show them in the changed files.
 */
import { parseArgs } from 'node:util';
import { FORMATS, type Format, formatFindings } from '../linting/finding.ts';
import { runChecks } from '../linting/run-checks.ts';
import { SPEC_FOLDER } from '../spec-folder.ts';

const { values } = parseArgs({ options: { format: { type: 'string', default: 'text' } } });
const format = FORMATS.find((each): each is Format => each === values.format);

if (format === undefined) {
  console.error(`lint: "${values.format}" is no format. Give one of ${FORMATS.join(', ')}.`);
  process.exitCode = 2;
} else {
  const { files, findings } = await runChecks(SPEC_FOLDER);
  if (findings.length > 0) {
    console.error(formatFindings(findings, format));
    console.error(
      `\n${findings.length} findings in ${files} files. What the rules ask for: packages/spec-tools/src/rules/README.md.`,
    );
    process.exitCode = 1;
  } else {
    console.log(`${files} files, no findings`);
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bundleSources } from '../bundling/bundle-sources.ts';
import { checkExamples } from './consistency/check-examples.ts';
import { checkDecisionRecords } from './decision-records.ts';
import { checkExtensionList } from './extension-list.ts';
import { checkFileForm } from './file-form.ts';
import type { Finding } from './finding.ts';
import { isContent, listFiles } from './list-files.ts';
import { lintDescriptions } from './redocly.ts';
import { checkReleaseNotes } from './release-notes.ts';
import { scanForSecrets } from './secret-scan.ts';

/** What the checks found, and how many files they looked at. */
export interface LintResult {
  readonly files: number;
  readonly findings: readonly Finding[];
}

function select(files: ReadonlyMap<string, string>, wanted: (file: string) => boolean): ReadonlyMap<string, string> {
  return new Map([...files].filter(([file]) => wanted(file)));
}

/**
 * Runs every check over the specification's folder.
 *
 * @throws BundleError when the sources cannot be bundled.
 */
export async function runChecks(specFolder: string): Promise<LintResult> {
  const files = new Map(listFiles(specFolder).map((file) => [file, readFileSync(join(specFolder, file), 'utf8')]));
  const content = select(files, isContent);
  const workflows = [...content.keys()].filter((file) => file.endsWith('.arazzo.yaml'));
  const { info } = parse(files.get('openapi.yaml') ?? '') as { info: { version: string } };
  const { version } = JSON.parse(files.get('package.json') ?? '{}') as { version: string };
  const findings = [
    ...(await lintDescriptions(specFolder, workflows)),
    ...checkExamples(content, await bundleSources(join(specFolder, 'openapi.yaml'))),
    ...checkFileForm(content),
    ...scanForSecrets(files),
    ...checkDecisionRecords(select(files, (file) => file.startsWith('decisions/'))),
    ...checkExtensionList(files.get('EXTENSIONS.md') ?? '', content),
    ...checkReleaseNotes(info.version, version, files.get('CHANGELOG.md') ?? ''),
  ];
  return { files: files.size, findings };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExamples } from './consistency/check-examples.ts';
import { checkDecisionRecords } from './decision-records.ts';
import { withoutEchoes } from './echoes.ts';
import { checkExtensionList } from './extension-list.ts';
import { checkFileForm } from './file-form.ts';
import { type Finding, uniqueFindings } from './finding.ts';
import { isContent, listFiles } from './list-files.ts';
import { keysAbove, readSource, type Source } from './read-source.ts';
import { lintDescriptions } from './redocly.ts';
import { checkReferences, type ReferenceReport } from './references.ts';
import { checkReleaseNotes } from './release-notes.ts';
import { scanForSecrets } from './secret-scan.ts';
import { checkWorkflows } from './workflows.ts';

/** What the checks found, and how many files they looked at. */
export interface LintResult {
  readonly files: number;
  /** Each once, at the file and line that is to be corrected. */
  readonly findings: readonly Finding[];
}

function select(files: ReadonlyMap<string, string>, wanted: (file: string) => boolean): ReadonlyMap<string, string> {
  return new Map([...files].filter(([file]) => wanted(file)));
}

/** The version in package.json; empty when it cannot be read, which npm reports by itself. */
function packageVersion(text: string): string {
  try {
    return (JSON.parse(text) as { version?: string }).version ?? '';
  } catch {
    return '';
  }
}

function documentVersion(root: Source | undefined): string | undefined {
  const { info } = (root?.parsed ?? {}) as { info?: { version?: unknown } };
  return typeof info?.version === 'string' ? info.version : undefined;
}

/**
 * Lines whose mistake is told already: what else is found there, or at the keys above, is an echo of it.
 *
 * @returns `file:line` of each.
 */
function toldLines(sources: ReadonlyMap<string, Source>, { findings, doubtful }: ReferenceReport): ReadonlySet<string> {
  const wrong = findings.flatMap(({ file, line, check }) => (check === 'references' && line ? [{ file, line }] : []));
  const inReferences = [...wrong, ...doubtful].flatMap(({ file, line }) => {
    const [parent] = keysAbove(sources.get(file)?.text.split('\n') ?? [], line);
    return [`${file}:${line}`, `${file}:${parent}`];
  });
  const inYaml = [...sources.values()].flatMap(({ path, hidden }) => [...hidden].map((line) => `${path}:${line}`));
  return new Set([...inYaml, ...inReferences]);
}

/** Runs every check over the specification's folder. A mistake in one file hides nothing in the others. */
export async function runChecks(specFolder: string): Promise<LintResult> {
  const files = new Map(listFiles(specFolder).map((file) => [file, readFileSync(join(specFolder, file), 'utf8')]));
  const content = select(files, isContent);
  const sources = new Map([...content].map(([file, text]) => [file, readSource(file, text)]));
  const references = checkReferences(sources);
  const told = toldLines(sources, references);
  const version = documentVersion(sources.get('openapi.yaml'));
  const others = [
    ...(await lintDescriptions({ specFolder, sources, broken: references.broken })),
    ...checkWorkflows(sources),
    ...checkExamples(sources),
    ...checkFileForm(content),
    ...scanForSecrets(files),
    ...checkDecisionRecords(select(files, (file) => file.startsWith('decisions/'))),
    ...checkExtensionList(files.get('EXTENSIONS.md') ?? '', content),
    ...(version === undefined
      ? []
      : checkReleaseNotes(version, packageVersion(files.get('package.json') ?? ''), files.get('CHANGELOG.md') ?? '')),
  ];
  const findings = [
    ...[...sources.values()].flatMap((source) => source.findings),
    ...references.findings,
    ...others.filter(({ file, line }) => !told.has(`${file}:${line}`)),
  ];
  return { files: files.size, findings: withoutEchoes(uniqueFindings(findings)) };
}

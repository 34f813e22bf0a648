import type { Finding } from './finding.ts';

/** `info.version`, package.json and CHANGELOG.md name the same version, and the changelog has an Unreleased section. */
export function checkReleaseNotes(version: string, packageVersion: string, changelog: string): readonly Finding[] {
  const check = 'release-notes';
  return [
    ...(packageVersion === version
      ? []
      : [
          {
            file: 'package.json',
            check,
            message: `"version" is ${packageVersion}. Set it to info.version, ${version}.`,
          },
        ]),
    ...(changelog.includes('\n## [Unreleased]\n')
      ? []
      : [
          { file: 'CHANGELOG.md', check, message: 'No section for what comes next. Add "## [Unreleased]" at the top.' },
        ]),
    ...(changelog.includes(`\n## [${version}] - `)
      ? []
      : [{ file: 'CHANGELOG.md', check, message: `No section for ${version}. Add "## [${version}] - <date>".` }]),
  ];
}

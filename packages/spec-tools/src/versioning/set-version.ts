import { compareVersions } from '../changes/index.ts';

/** Thrown for a version that cannot be set; the message says which can. */
export class VersionError extends Error {
  override readonly name = 'VersionError';
}

/** What a version is set against. */
export interface VersionContext {
  /** The last released version, which cannot be set again. */
  readonly released: string | undefined;
  /** The day that the changelog gives it, such as `2026-01-31`. */
  readonly date: string;
}

const VERSION = /^\d+\.\d+\.\d+$/;

/** How a version stands in each kind of file. */
const PLACES: readonly (readonly [file: RegExp, place: RegExp])[] = [
  [/openapi\.yaml$/, /(?<=^info:\n(?: .*\n)*? {2}version: ).+$/m],
  [/package\.json$/, /(?<=^ {2}"version": ")[^"]+/m],
];

/** What is unreleased in the changelog becomes a section of the version; an existing section stays. */
function releaseNotes(text: string, version: string, date: string): string {
  return text.includes(`\n## [${version}]`)
    ? text
    : text.replace('\n## [Unreleased]\n', `\n## [Unreleased]\n\n## [${version}] - ${date}\n`);
}

/**
 * Writes a version everywhere it stands.
 *
 * @param files Path → text: the index of the specification, package.json files, and the changelog.
 * @returns The files that change, with their new text.
 * @throws VersionError when the version is none, or is not higher than the last release.
 */
export function setVersion(
  files: Readonly<Record<string, string>>,
  version: string | undefined,
  { released, date }: VersionContext,
): Readonly<Record<string, string>> {
  if (version === undefined || !VERSION.test(version)) {
    throw new VersionError(
      `Name a version of three numbers: npm run spec:version 0.2.0 (given: ${version ?? 'none'}).`,
    );
  }
  if (released !== undefined && compareVersions(version, released) <= 0) {
    throw new VersionError(`${released} is released: the next version is higher than that, and ${version} is not.`);
  }
  const entries = Object.entries(files).map(([file, text]) => {
    const place = PLACES.find(([form]) => form.test(file))?.[1];
    return [file, place ? text.replace(place, version) : releaseNotes(text, version, date)] as const;
  });
  return Object.fromEntries(entries.filter(([file, text]) => text !== files[file]));
}

import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import type { Contract } from './contract.ts';
import { compareVersions } from './version.ts';

const EXTENSION = '.json.br';

/** What is kept of a released version: its contract, and for each operation a call that was right. */
export interface Release extends Contract {
  /** operationId → arguments, as the contract tests derive them. */
  readonly calls: Readonly<Record<string, unknown>>;
}

/** Thrown for a version that is released already; the message says what to do instead. */
export class ReleasedError extends Error {
  override readonly name = 'ReleasedError';
}

/** A release as bytes, the same ones for the same release: JSON, compressed with Brotli. */
export function packRelease(release: Release): Buffer {
  return brotliCompressSync(JSON.stringify(release));
}

/** Reads what {@link packRelease} wrote. */
export function unpackRelease(bytes: Buffer): Release {
  return JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as Release;
}

/** The release of the highest version in a folder; `undefined` when nothing is released yet. */
export function lastRelease(folder: string): Release | undefined {
  const versions = globSync(`*${EXTENSION}`, { cwd: folder }).map((file) => basename(file, EXTENSION));
  const last = versions.toSorted(compareVersions).at(-1);
  return last === undefined ? undefined : unpackRelease(readFileSync(join(folder, `${last}${EXTENSION}`)));
}

/**
 * Writes a release into a folder, once: what callers of a version rely on never changes.
 *
 * @returns The path of the file, and whether it was written now or stood there already with the same content.
 * @throws ReleasedError when the version, or a higher one, is released with another content.
 */
export function writeRelease(folder: string, release: Release): { readonly file: string; readonly isNew: boolean } {
  const { version } = release;
  const file = join(folder, `${version}${EXTENSION}`);
  if (existsSync(file)) {
    if (JSON.stringify(unpackRelease(readFileSync(file))) === JSON.stringify(release)) {
      return { file, isNew: false };
    }
    throw new ReleasedError(
      `${version} is released, and its baseline never changes. Run "npm run spec:diff": it tells the version that ` +
        'your changes ask for.',
    );
  }
  const last = lastRelease(folder);
  if (last && compareVersions(last.version, version) > 0) {
    throw new ReleasedError(`${last.version} is released already; ${version} would come before it.`);
  }
  writeWhole(file, packRelease(release));
  return { file, isNew: true };
}

import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import {
  type Contract,
  compareVersions,
  contractOf,
  judge,
  unpackRelease,
  type Verdict,
} from '@belvo-openapi/spec-tools/changes';

/** What each version changed for its callers, by version; `Unreleased` is what the document has beyond the last one. */
export type History = ReadonlyMap<string, Verdict>;

const EXTENSION = '.json.br';

/**
 * Compares each released version with the one before it, and the document with the last one.
 *
 * @param folder where the contracts of released versions are kept.
 */
export function readHistory(folder: string, document: OpenApiDocument): History {
  const versions = globSync(`*${EXTENSION}`, { cwd: folder })
    .map((file) => basename(file, EXTENSION))
    .sort(compareVersions);
  const history = new Map<string, Verdict>();
  let before: Contract | undefined;
  for (const version of versions) {
    const contract = unpackRelease(readFileSync(join(folder, version + EXTENSION)));
    if (before) {
      history.set(version, judge(before, contract));
    }
    before = contract;
  }
  if (before) {
    history.set('Unreleased', judge(before, contractOf(document)));
  }
  return history;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { stripProvenance } from '../bundling/strip-provenance.ts';
import { runRedocly } from '../redocly-cli.ts';
import { SPEC_FOLDER } from '../spec-folder.ts';
import { shortenReport } from './shorten-report.ts';

/** What changed between two documents, and whether the version says so. */
export interface Comparison {
  /** The changes by operation with their semver weight, as text. */
  readonly report: string;
  /** Whether `info.version` was raised as the weightiest change asks (below 1.0, a breaking change asks for a minor). */
  readonly versionFits: boolean;
}

const config = join(SPEC_FOLDER, 'redocly.diff.yaml');

/**
 * Compares two bundled documents as a consumer sees them, provenance apart, with Redocly's `diff`.
 *
 * @throws Error when Redocly itself fails.
 */
export function compareDocuments(before: OpenApiDocument, after: OpenApiDocument): Comparison {
  const toText = (doc: OpenApiDocument): string => JSON.stringify(stripProvenance(doc), null, 2);
  const [textBefore, textAfter] = [toText(before), toText(after)];
  if (textBefore === textAfter) {
    return { report: 'No change.', versionFits: true };
  }
  const folder = mkdtempSync(join(tmpdir(), 'spec-diff-'));
  try {
    writeFileSync(join(folder, 'before.json'), textBefore);
    writeFileSync(join(folder, 'after.json'), textAfter);
    const { status, stdout, stderr } = runRedocly(folder, [
      'diff',
      'before.json',
      'after.json',
      '--check-version',
      '--fail-on=none',
      `--config=${config}`,
    ]);
    const verdict = stderr.split('\n').filter((line) => line.includes('info.version'));
    if (status !== 0 && verdict.length === 0) {
      throw new Error(`Redocly's diff failed (exit code ${status}):\n${stderr}`);
    }
    const changes = shortenReport(stdout);
    return { report: [changes, ...verdict].join('\n\n'), versionFits: status === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenApiDocument } from '../../src/document.ts';
import { stripProvenance } from '../bundling/strip-provenance.ts';

/** What changed between two documents, and whether the version says so. */
export interface Comparison {
  /** The changes by operation with their semver weight, as text. */
  readonly report: string;
  /** Whether `info.version` was raised as the weightiest change asks (below 1.0, a breaking change asks for a minor). */
  readonly versionFits: boolean;
}

const require = createRequire(import.meta.url);
const redocly = join(require.resolve('@redocly/cli/package.json'), '../bin/cli.js');
const config = join(import.meta.dirname, '../../redocly.diff.yaml');

function runDiff(folder: string) {
  const args = ['diff', 'before.json', 'after.json', '--check-version', '--fail-on=none', `--config=${config}`];
  return spawnSync(process.execPath, [redocly, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
  });
}

/**
 * Compares two bundled documents as a consumer sees them, provenance apart, with Redocly's `diff`.
 *
 * @throws Error when Redocly itself fails.
 */
export function compareDocuments(before: OpenApiDocument, after: OpenApiDocument): Comparison {
  const folder = mkdtempSync(join(tmpdir(), 'spec-diff-'));
  try {
    for (const [name, doc] of [['before', before] as const, ['after', after] as const]) {
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(stripProvenance(doc), null, 2));
    }
    const { status, stdout, stderr } = runDiff(folder);
    const verdict = stderr.split('\n').filter((line) => line.includes('info.version'));
    if (status !== 0 && verdict.length === 0) {
      throw new Error(`Redocly's diff failed (exit code ${status}):\n${stderr}`);
    }
    // The places it prints are those in the temporary bundles.
    const changes = stdout.replaceAll(/^ +at (before|after)\.json:.*\n/gm, '').trim();
    return { report: [changes || 'No change.', ...verdict].join('\n\n'), versionFits: status === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

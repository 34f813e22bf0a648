import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const cli = join(require.resolve('@redocly/cli/package.json'), '../bin/cli.js');

/** What a run of Redocly's command line left behind. */
export interface RedoclyRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command that Redocly offers on its command line only, in a folder, without telemetry, notices and colors. */
export function runRedocly(folder: string, args: readonly string[]): RedoclyRun {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
  });
}

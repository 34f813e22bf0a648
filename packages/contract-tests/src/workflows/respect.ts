import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/** What came of running Arazzo descriptions. */
export interface RespectRun {
  /** 0 when every check of every step passed. */
  readonly exitCode: number;
  /** The report for a terminal, without colors. */
  readonly report: string;
}

const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');

/**
 * Runs Arazzo descriptions one after the other with `redocly respect`, which calls every step over HTTP and checks each
 * response against the step's criteria and the schema of its operation.
 *
 * @param files paths of the Arazzo descriptions
 * @param server where the source description `belvo` is served
 * @param inputs values for the inputs of its workflows
 */
export function respect(
  files: readonly string[],
  server: string,
  inputs: Readonly<Record<string, string>>,
): Promise<RespectRun> {
  const args = [cli, 'respect', ...files, '-S', `belvo=${server}`, '--input', JSON.stringify(inputs)];
  const env = { ...process.env, NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let report = '';
    const collect = (chunk: string) => {
      report += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, report }));
  });
}

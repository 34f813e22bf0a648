// What every entry point needs before it can use the workspace's own tools. Plain JavaScript, because it has to run on
// the machine's Node (18 or newer), before the pinned Node 24 that understands the TypeScript sources is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const bin = join(root, 'node_modules', '.bin');
const installStamp = join(root, 'node_modules', '.belvo-openapi-install');

/** The environment of every tool: the pinned binaries first, what one process compiled kept for the next, and nobody phones home. */
export const toolEnvironment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  SCARF_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
  NPM_CONFIG_UPDATE_NOTIFIER: 'false',
};
// `npm run --silent` hands its silence on, and a failing installation would not say why.
delete toolEnvironment.npm_config_loglevel;

/** A failure whose message is all that a user has to read. */
export class UserError extends Error {
  /**
   * @param {string} message what went wrong
   * @param {string} remedy what to do next
   */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * Runs a program and resolves to its exit code and output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ inherit?: boolean, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 *   `inherit` shows the output as it comes, `onLine` hands over each line
 * @returns {Promise<{ code: number, output: string }>}
 * @throws {UserError} when the program cannot be started
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? toolEnvironment,
      stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    let rest = '';
    const take = (chunk) => {
      output += chunk;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        options.onLine?.(line);
      }
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    const forward = (signal) => child.kill(signal);
    process.once('SIGINT', forward).once('SIGTERM', forward);
    const settle = () => process.off('SIGINT', forward).off('SIGTERM', forward);
    child.once('error', (error) => {
      settle();
      reject(new UserError(`${command} could not be started: ${error.message}`, `Install ${command} and try again.`));
    });
    child.once('close', (code, signal) => {
      settle();
      if (rest) {
        options.onLine?.(rest);
      }
      resolve({ code: code ?? (signal ? 130 : 1), output });
    });
  });
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18) {
    throw new UserError(`Node ${process.versions.node} is too old.`, 'Install Node 18 or newer and try again.');
  }
}

/** Changes whenever what has to be installed changes. */
function installFingerprint() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', '.pnpmfile.cjs']) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.update(process.platform + process.arch).digest('hex');
}

function explainInstallFailure(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|FETCH_ERROR|META_FETCH_FAIL|network/i.test(
      output,
    )
  ) {
    return new UserError(
      'The package registry could not be reached, so nothing could be installed.',
      'Check the network connection (or the registry and proxy settings of npm) and run the command again.',
    );
  }
  if (/ENOSPC|no space left/i.test(output)) {
    return new UserError('The disk is full.', 'Free about 1 GB and run the command again.');
  }
  if (/EACCES|EPERM/.test(output)) {
    return new UserError(
      'A folder may not be written to.',
      'Make the repository and the npm cache writable for this user and run the command again.',
    );
  }
  if (/frozen-lockfile|OUTDATED_LOCKFILE/.test(output)) {
    return new UserError(
      'pnpm-lock.yaml does not match the package.json files.',
      'Run `npx --yes pnpm@10.34.9 install` and commit the lock file.',
    );
  }
  return new UserError('The packages could not be installed.', 'The lines above say why.');
}

/**
 * Installs the workspace's packages, unless exactly these are installed already.
 *
 * @param {{ onLine?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether anything had to be installed
 * @throws {UserError} with the remedy
 */
export async function ensureInstalled(options = {}) {
  checkNode();
  const fingerprint = installFingerprint();
  if (
    existsSync(installStamp) &&
    readFileSync(installStamp, 'utf8') === fingerprint &&
    existsSync(join(bin, 'turbo'))
  ) {
    return false;
  }
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The workspace's own pnpm where there is one already, else the same version through npx.
  const [command, first] = existsSync(join(bin, 'pnpm')) ? ['pnpm', []] : ['npx', ['--yes', packageManager]];
  const args = [...first, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    process.stderr.write(`${output.trimEnd()}\n`);
    throw explainInstallFailure(output);
  }
  mkdirSync(dirname(installStamp), { recursive: true });
  writeFileSync(installStamp, fingerprint);
  return true;
}

/**
 * Runs `main` and turns a {@link UserError} into two readable lines and exit code 1.
 *
 * @param {() => Promise<number | undefined>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
    process.stderr.write(`\n✗ ${error.message}\n  ${error.remedy}\n`);
    process.exitCode = 1;
  }
}

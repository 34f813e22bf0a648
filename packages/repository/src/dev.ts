/** `pnpm dev`: saves of the specification become types, pages and a mock within seconds; packages are rebuilt. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { readPort } from '@belvo-openapi/plumbing/port';
import { untilStopped } from '@belvo-openapi/plumbing/until-stopped';
import { Command } from 'commander';
import { describeRun, Rebuild } from './dev/rebuild.ts';
import { ServerProcess } from './dev/server-process.ts';
import { ROOT } from './workspace.ts';

const SETTLE_MS = 40;
const show = (line: string): void => console.log(line);

const { mockPort, pagesPort } = new Command('dev')
  .description('Follows every save: bundle, client, pages and a mock.')
  .option('--mock-port <number>', 'where the mock listens', readPort, 4010)
  .option('--pages-port <number>', 'where the pages are served', readPort, 4020)
  .parse(process.argv.filter((argument, at) => at < 2 || argument !== '--'))
  .opts<{ readonly mockPort: number; readonly pagesPort: number }>();

const quietly = (): void => {};
const mock = new ServerProcess(['packages/mock/bin/belvo-mock.js', '--port', String(mockPort)], quietly);
const pages = new ServerProcess(['packages/docs/src/cli.ts', 'serve', '--port', String(pagesPort)], quietly);
const rebuild = new Rebuild([() => mock.restart()]);

/** Calls back with the changed files below a folder, once they have settled. */
function onChange(
  folder: string,
  wanted: (path: string) => boolean,
  call: (paths: readonly string[]) => unknown,
): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
    const path = name?.split(sep).join('/') ?? '';
    if (!wanted(path)) {
      return;
    }
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed];
      changed.clear();
      void call(paths);
    }, SETTLE_MS);
  });
}

function named(paths: readonly string[]): string {
  const [first = 'start', ...others] = paths;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

async function follow(paths: readonly string[]): Promise<void> {
  show(describeRun(named(paths), await rebuild.run()));
}

/** Builds the changed packages and what depends on them, then starts the servers that use them. */
async function buildPackages(paths: readonly string[]): Promise<void> {
  const names = [...new Set(paths.map((path) => path.split('/')[0] as string))];
  const filters = names.map((name) => `--filter=@belvo-openapi/${name}`);
  const begun = performance.now();
  const turbo = join(ROOT, 'node_modules/.bin/turbo');
  const child = spawn(turbo, ['run', 'build', ...filters, '--output-logs=errors-only', '--ui=stream'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (names.includes('mock') || names.includes('spec-model')) {
    await mock.restart();
  }
  if (names.includes('docs')) {
    await pages.restart();
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  show(
    `${new Date().toTimeString().slice(0, 8)} packages/${named(paths)}: build ${code === 0 ? '' : '✗ '}${seconds} s`,
  );
  if (code !== 0) {
    show(output.join('').trimEnd());
  }
}

async function stop(code: number): Promise<void> {
  await Promise.all([mock.close(), pages.close(), rebuild.close()]);
  process.exit(code);
}
void untilStopped().requested.then((signal) => stop(signal === 'SIGINT' ? 130 : 0));

show('Building once; then every save is followed. Stop with Ctrl+C.');
await follow([]);
await pages.restart();
show(`mock http://127.0.0.1:${mockPort}   pages http://127.0.0.1:${pagesPort}`);
onChange('spec', (path) => /\.(ya?ml|md)$/.test(path) && !path.startsWith('dist'), follow);
onChange(
  'packages',
  (path) =>
    /^(client|docs|mock|reconstruct|spec-model)\/(src|codegen)\/.*\.(ts|js|css|md)$/.test(path) &&
    !path.includes('/generated/'),
  buildPackages,
);

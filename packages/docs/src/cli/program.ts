import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readPort } from '@belvo-openapi/plumbing/port';
import { untilStopped } from '@belvo-openapi/plumbing/until-stopped';
import { Command } from 'commander';
import { type BuildOptions, build, DEFAULT_OUTPUT, latestCoveragePage } from '../build.ts';
import { startServer } from '../serve/server.ts';

const DEFAULT_PORT = 4020;

async function runBuild(options: BuildOptions): Promise<void> {
  const started = performance.now();
  const { output, pages, files, bytes } = await build(options);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const size = (bytes / 1024 / 1024).toFixed(1);
  console.log(
    `${pages} pages (${files} files, ${size} MiB) in ${seconds} s: ${relative(process.cwd(), output) || output}`,
  );
}

async function runServe({ port, output }: { port: number; output: string }): Promise<void> {
  if (!existsSync(join(output, 'index.html'))) {
    console.log('The pages are not built yet: building them.');
    await runBuild({ output });
  }
  const coverage = latestCoveragePage();
  const overrides = new Map(coverage === undefined ? [] : [['coverage.html', coverage]]);
  const stopped = untilStopped();
  const server = await startServer({ folder: output, overrides }, { port });
  console.log(`Reference pages: ${server.url}\nStop with Ctrl+C.`);
  const signal = await stopped.requested;
  stopped.release();
  await server.close();
  process.exitCode = signal === 'SIGINT' ? 130 : 0;
}

/** The commands `build` and `serve`; `parseAsync` rejects with what is wrong, in a sentence for the reader. */
export function createProgram(): Command {
  const program = new Command('docs').description('Reference pages of the API, built from its specification.');

  program
    .command('build', { isDefault: true })
    .description('write the pages; they need neither network nor server')
    .option('-o, --output <folder>', 'folder to write; it is replaced as a whole', DEFAULT_OUTPUT)
    .option('-b, --bundle <file>', "bundled OpenAPI document in JSON, instead of the specification's own")
    .option('-c, --coverage <file>', 'report of the contract tests to show on the coverage page')
    .option('--base <path>', 'path under which the site is served', '/')
    .option('--edit-base <url>', "start of the addresses under which the repository's files can be edited")
    .action(runBuild);

  program
    .command('serve')
    .description('serve the pages on this machine, after building them if they are missing')
    .option('-p, --port <number>', 'port to listen on; 0 takes any free one', readPort, DEFAULT_PORT)
    .option('-o, --output <folder>', 'folder with the pages', DEFAULT_OUTPUT)
    .action(runServe);

  return program;
}

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '@belvo-openapi/plumbing/listen';
import { ROOT } from '../workspace.ts';
import { CONSUMER_PROGRAM } from './consumer-program.ts';
import { packAll } from './pack.ts';

const SCOPE = '@belvo-openapi';

// Only what a team would publish is there, and only our scope: everything else comes from the registry of this machine.
const REGISTRY_CONFIG = `
storage: ./storage
packages:
  '${SCOPE}/*':
    access: $all
    publish: $all
log: { type: stdout, format: pretty, level: warn }
`;

/** The environment without the settings that a package manager leaves in it for its scripts. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(registry|cafile|userconfig)$)/i.test(name),
  );
  return Object.fromEntries(kept);
}

function npm(cwd: string, ...args: readonly string[]): string {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd, env: cleanEnvironment(), shell: process.platform === 'win32', encoding: 'utf8' } as const;
  return execFileSync('npm', [...args, ...quiet], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, '127.0.0.1', 0));
  server.close();
  await once(server, 'close');
  return Number(port);
}

/** Starts the registry in a folder where it is installed; resolves when it takes requests. */
async function startRegistry(folder: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  writeFileSync(join(folder, 'config.yaml'), REGISTRY_CONFIG);
  const url = `http://127.0.0.1:${await freePort()}/`;
  const bin = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  const child = spawn(process.execPath, [bin, '--config', 'config.yaml', '--listen', url], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += text;
    if (printed.includes('http address')) {
      break;
    }
  }
  if (child.exitCode !== null) {
    throw new Error(`the registry did not start: ${printed.trim()}`);
  }
  return {
    url,
    async close() {
      child.kill();
      await gone;
    },
  };
}

/**
 * Rehearses a release without publishing anything: starts a registry on this machine (verdaccio), publishes every package
 * that teams install to it, installs them from there in an empty project, and runs a program that uses them.
 *
 * @param say Told each step in a line.
 * @throws Error when a step fails; nothing stays behind.
 */
export async function rehearse(say: (line: string) => void): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'belvo-rehearsal-')));
  const [registryFolder, project] = [join(folder, 'registry'), join(folder, 'project')];
  let close = async (): Promise<void> => {};
  try {
    mkdirSync(registryFolder);
    mkdirSync(project);
    copyFileSync(join(ROOT, 'packages/repository/registry/package.json'), join(registryFolder, 'package.json'));
    npm(registryFolder, 'install', '--ignore-scripts');
    const registry = await startRegistry(registryFolder);
    close = registry.close;
    say(`registry on ${registry.url}`);

    // npm asks for a token even where anybody may publish.
    const host = registry.url.replace('http:', '');
    writeFileSync(join(project, '.npmrc'), `${SCOPE}:registry=${registry.url}\n${host}:_authToken=not-a-real-token\n`);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'team', private: true, type: 'module' }));
    writeFileSync(join(project, 'program.mjs'), CONSUMER_PROGRAM);
    const packages = packAll(join(folder, 'tarballs'));
    for (const { name, path } of packages) {
      npm(project, 'publish', path, '--ignore-scripts');
      say(`published ${name}`);
    }
    npm(project, 'install', '--ignore-scripts', ...packages.map(({ name }) => name));
    say('installed in an empty project');
    const output = execFileSync(process.execPath, ['program.mjs'], { cwd: project, encoding: 'utf8' });
    say(`its program says ${output.trim()}`);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

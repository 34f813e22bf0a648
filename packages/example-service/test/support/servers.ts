/** PostgreSQL and Redis of this machine, started for a test on free ports in folders of their own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

/** A server that a test started. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where a program is: in PATH, or where Debian keeps the versions of PostgreSQL. */
function findProgram(name: string): string | undefined {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  const folders = [...debian, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function waitFor(child: ChildProcess, line: RegExp): Promise<void> {
  let seen = '';
  await new Promise<void>((resolve, reject) => {
    const take = (text: Buffer) => {
      seen += text;
      if (line.test(seen)) {
        resolve();
      }
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', () => reject(new Error(`The server ended: ${seen}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Why these tests cannot run here, or nothing. */
export function missingServers(): string | undefined {
  const missing = ['initdb', 'postgres', 'redis-server'].filter((name) => findProgram(name) === undefined);
  return missing.length === 0 ? undefined : `${missing.join(', ')} not found (Debian: postgresql, redis-server)`;
}

/** Starts Redis. */
export async function startRedis(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'belvo-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn(findProgram('redis-server') ?? '', args);
  await waitFor(child, /Ready to accept connections/);
  return { url: `redis://127.0.0.1:${port}`, stop: () => end(child, 'SIGTERM', folder) };
}

/** Starts PostgreSQL, as the user that Debian has for it where the test runs as root: it refuses to be root. */
export async function startPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'belvo-postgres-'));
  const port = await freePort();
  const asUser = userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  if (asUser.length > 0) {
    execFileSync('chown', ['postgres', folder]);
  }
  const command = (...args: readonly string[]) => [...asUser, ...args] as [string, ...string[]];
  const [initdb, ...initArgs] = command(
    findProgram('initdb') ?? '',
    '-D',
    join(folder, 'data'),
    '-U',
    'test',
    '-A',
    'trust',
    '--no-sync',
  );
  execFileSync(initdb, initArgs, { stdio: 'pipe', cwd: folder });
  const [postgres, ...args] = command(
    findProgram('postgres') ?? '',
    ...['-D', join(folder, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
    ...['-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'],
  );
  const child = spawn(postgres, args, { cwd: folder });
  await waitFor(child, /ready to accept connections/);
  return { url: `postgres://test@127.0.0.1:${port}/postgres`, stop: () => end(child, 'SIGTERM', folder) };
}

/** Frameworks that the client is used in: a small project of each is compiled, run and asked. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Check, Finding } from '../check.ts';
import { framework, freshProject, run } from '../toolbox.ts';

/** Runs a program of a framework. @throws Error with what it said when it fails. */
async function succeed(name: string, args: readonly string[], folder: string): Promise<string> {
  const { code, output } = await run(framework('.bin', name), args, folder);
  if (code !== 0) {
    throw new Error(`${name} ends with code ${code}: ${output.trim().slice(-2000)}`);
  }
  return output;
}

function expectEqual(seen: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (a !== b) {
    throw new Error(`${what}: ${a} instead of ${b}`);
  }
}

async function jest(): Promise<Finding> {
  const said = await succeed('jest', [], await freshProject('jest'));
  const [, count] = /Tests: +(\d+) passed, \1 total/.exec(said) ?? [];
  return { proof: `CommonJS, ts-jest with \`moduleResolution: node10\`, jsdom: ${count} tests pass` };
}

async function nest(): Promise<Finding> {
  const folder = await freshProject('nest');
  await succeed('tsc', ['-p', 'tsconfig.json'], folder);
  const { code, output } = await run(process.execPath, ['out/main.js'], folder);
  if (code !== 0) {
    throw new Error(output);
  }
  const { statuses, heard, first } = JSON.parse(output) as Record<string, unknown>;
  expectEqual(statuses, [204, 401], 'deliveries');
  expectEqual(heard, ['transactions-historical-update'], 'events');
  expectEqual(typeof first === 'string' && first.length > 0, true, 'a link by an injected client');
  return { proof: 'CommonJS; the client is injected, and webhooks come through its body parser' };
}

/** Stands in for Belvo, and counts: whoever gets the same number twice was answered from a cache. */
async function startCounter(): Promise<{ readonly url: string; close(): void }> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `answer-${asked}` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The address at which a program says that it is ready. */
async function readyAt(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const address = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
    if (address !== undefined && said.includes('Ready')) {
      return address;
    }
  }
  throw new Error(`next ended: ${said}`);
}

async function next(): Promise<Finding> {
  const folder = await freshProject('next');
  await succeed('next', ['build'], folder);
  const belvo = await startCounter();
  const env = {
    ...process.env,
    BELVO_SECRET_ID: 'not-a-real-id',
    BELVO_SECRET_PASSWORD: 'not-a-real-secret',
    BELVO_BASE_URL: belvo.url,
  };
  const args = [framework('next/dist/bin/next'), 'start', '-p', '0', '-H', '127.0.0.1'];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await readyAt(child);
    const seen: (string | undefined)[] = [];
    for (let request = 0; request < 3; request++) {
      const page = await (await fetch(`${url}/links?id=x`)).text();
      seen.push(/answer-\d+/.exec(page)?.[0]);
    }
    expectEqual(seen, ['answer-1', 'answer-2', 'answer-3'], 'a page that is asked for three times');
    const kept = join(folder, '.next/cache/fetch-cache');
    expectEqual(existsSync(kept) ? readdirSync(kept) : [], [], 'answers kept on disk');
    const headers = { authorization: 'Bearer not-a-real-token', 'content-type': 'application/json' };
    for (const path of ['/hook', '/api/hook']) {
      const { status } = await fetch(`${url}${path}`, { method: 'POST', headers, body: '{"webhook_type":"LINK"}' });
      expectEqual(status, 204, `a delivery to ${path}`);
    }
    return { proof: 'no answer is cached; webhooks come by a route and by a page' };
  } finally {
    child.kill();
    belvo.close();
  }
}

/** Frameworks, in the order of the client's guide. */
export const frameworkChecks: readonly Check[] = [
  { tool: 'Jest', packages: ['jest', 'ts-jest', 'jest-environment-jsdom'], run: jest },
  { tool: 'Nest', packages: ['@nestjs/core'], run: nest },
  { tool: 'Next', packages: ['next'], run: next },
];

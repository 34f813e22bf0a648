import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startMock } from '../../src/index.ts';
import { type Running, start } from '../support/cli.ts';
import { call } from '../support/http.ts';
import { linkPath } from '../support/mock.ts';
import { startReceiver } from '../support/receiver.ts';

const running: Running[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) {
    child.kill('SIGKILL');
  }
});

async function launch(...args: string[]) {
  const tool = start(['--port', '0', ...args]);
  running.push(tool);
  const [, url = ''] = await tool.printed(/answers on (http:\S+)/);
  return { ...tool, tool, url };
}

async function refused(...args: string[]) {
  const tool = start(args);
  running.push(tool);
  expect(await tool.exited).toBe(1);
  return tool.stderr;
}

test('plays faults and scenarios, and says so', async () => {
  const { tool, url } = await launch(
    '--fault',
    'links_get: html;status=502, pass',
    '--fault',
    'links_list: status;status=503',
    '--scenario',
    'long-pagination;items=3;page-size=2, institution-down;times=1',
  );
  const seen = [];
  for (const path of [linkPath, linkPath, '/api/links/', '/api/links/']) {
    seen.push((await call(url + path)).status);
  }
  expect(seen).toEqual([502, 200, 503, 200]);
  await tool.printed('  fault           links_get: html;status=502, pass');
  await tool.printed('  scenario        long-pagination;items=3;page-size=2');
  await tool.printed('GET /api/links/ → 200  links_list · page 1 of 2');
});

test('delivers the events of a scenario and prints how it went', async () => {
  await using receiver = await startReceiver();
  const { tool, url } = await launch(
    '--scenario',
    'async-webhook',
    '--webhook-url',
    `${receiver.url}?key=not-a-real-key`,
  );
  expect((await call(`${url}${linkPath}refresh/`, { method: 'POST' })).status).toBe(202);
  await tool.printed(/webhook \S+ → http:\/\/127\.0\.0\.1:\d+\/webhooks delivered 200/);
  expect(receiver.received).toHaveLength(1);
  expect(tool.stdout).not.toContain('not-a-real-key');
});

test('generates bodies that the seed repeats', async () => {
  const { url } = await launch('--dynamic', '--seed', '5');
  await using same = await startMock({ dynamic: true, seed: 5 });
  const [one, other] = await Promise.all([url, same.url].map(async (base) => (await call(base + linkPath)).text()));
  expect(one).toBe(other);
});

test('appends the journal to a file, without secrets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvo-mock-'));
  const file = join(folder, 'journal.ndjson');
  try {
    const { tool, url } = await launch('--journal', file);
    await call(mockPath(url), { method: 'PUT', json: { password: 'not-a-real-password' } });
    await call(url + linkPath);
    await tool.printed('links_get');
    const text = await readFile(file, 'utf8');
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toMatchObject([
      { operationId: 'links_update', method: 'PUT', body: { password: '[redacted]' }, answer: { status: 200 } },
      { operationId: 'links_get', body: null },
    ]);
    expect(text).not.toContain('not-a-real');
    expect(text).not.toMatch(/Basic (?!\[redacted])/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const mockPath = (url: string) => url + linkPath;

test('says in one sentence what cannot be', async () => {
  const said = await Promise.all([
    refused('--port', 'many'),
    refused('--port', '0', '--fault', 'links_get: boom'),
    refused('--port', '0', '--fault', 'links_fetch: html'),
    refused('--port', '0', '--scenario', 'doom'),
    refused('--port', '0', '--scenario', 'async-webhook'),
    refused('--webhook-url', 'localhost'),
    refused('--spec', '/nowhere/openapi.json'),
    refused('--journal', '/nowhere/journal'),
  ]);
  expect(said).toEqual([
    expect.stringContaining('Give a number from 0 to 65535.'),
    expect.stringMatching(/^belvo-mock: There is no fault "boom"\. .*\n$/),
    expect.stringMatching(/^belvo-mock: No operation is called "links_fetch"\. .*\n$/),
    expect.stringMatching(/^belvo-mock: There is no scenario "doom"\. .*\n$/),
    expect.stringContaining('give a webhook URL'),
    'belvo-mock: "localhost" is no URL to deliver webhooks to. Write http://host:port/path.\n',
    expect.stringContaining('/nowhere/openapi.json'),
    expect.stringContaining('Cannot write the journal to /nowhere/journal'),
  ]);
});

test('the examples of --help work', async () => {
  const tool = start(['--help']);
  running.push(tool);
  expect(await tool.exited).toBe(0);
  const examples = tool.stdout.split('\n').filter((line) => line.startsWith('  $ pnpm mock'));
  const args = examples.flatMap((line) => [...line.matchAll(/(--\w\S*) (?:'([^']+)'|(\S+))/g)]);
  const { url } = await launch(
    ...args.flatMap(([, option = '', quoted, plain = '']) => (option === '--port' ? [] : [option, quoted ?? plain])),
  );
  expect(examples.length).toBeGreaterThan(4);
  for (const [, header, path] of tool.stdout.matchAll(/ -H '([^']+)' http:\S+:4010(\S+)/g)) {
    const [name = '', value = ''] = (header ?? '').split(': ');
    expect((await call(url + path, { headers: { [name]: value } })).status).toBe(name === 'Prefer' ? 401 : 502);
  }
});

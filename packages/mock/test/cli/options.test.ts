import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startMock } from '../../src/index.ts';
import { addressOf, start } from '../support/cli.ts';
import { call } from '../support/http.ts';
import { linkPath } from '../support/mock.ts';
import { startReceiver } from '../support/receiver.ts';

test('plays faults and scenarios, says so, and delivers events', async () => {
  await using receiver = await startReceiver();
  await using tool = start(
    ...['--port', '0'],
    ...['--fault', 'links_get: html;status=502, pass', '--fault', 'links_list: status;status=503'],
    ...['--scenario', 'long-pagination;items=3;page-size=2, institution-down;times=1', '--scenario', 'async-webhook'],
    ...['--webhook-url', `${receiver.url}?key=not-a-real-key`],
  );
  const url = await addressOf(tool);
  await tool.printed('  fault           links_get: html;status=502, pass');
  await tool.printed('  scenario        long-pagination;items=3;page-size=2');

  const seen = [];
  for (const path of [linkPath, linkPath, '/api/links/', '/api/links/']) {
    seen.push((await call(url + path)).status);
  }
  const refresh = () => call(`${url}${linkPath}refresh/`, { method: 'POST' });
  expect([...seen, (await refresh()).status, (await refresh()).status]).toEqual([502, 200, 503, 200, 400, 202]);
  await tool.printed('GET /api/links/ → 200  links_list · page 1 of 2');
  await tool.printed(/webhook \S+ → http:\/\/127\.0\.0\.1:\d+\/webhooks delivered 200/);
  expect(receiver.received).toHaveLength(1);
  expect(tool.stdout).not.toContain('not-a-real-key');
});

test('generates bodies that the seed repeats, and appends the journal to a file, without secrets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvo-mock-'));
  const file = join(folder, 'journal.ndjson');
  try {
    await using tool = start('--port', '0', '--dynamic', '--seed', '5', '--journal', file);
    const url = await addressOf(tool);
    await using same = await startMock({ dynamic: true, seed: 5 });
    await call(url + linkPath, { method: 'PUT', json: { password: 'not-a-real-password' } });
    const [one, other] = await Promise.all([url, same.url].map(async (base) => (await call(base + linkPath)).text()));
    expect(one).toBe(other);

    await tool.printed('links_get');
    const text = await readFile(file, 'utf8');
    const entries = text.trimEnd().split('\n');
    expect(entries.map((line) => JSON.parse(line))).toMatchObject([
      { operationId: 'links_update', method: 'PUT', body: { password: '[redacted]' }, answer: { status: 200 } },
      { operationId: 'links_get', body: null, answer: { status: 200 } },
    ]);
    expect(text).not.toContain('not-a-real');
    expect(text).not.toMatch(/Basic (?!\[redacted])/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('says in one sentence what cannot be', async () => {
  const refused = async (...args: string[]) => {
    await using tool = start(...args);
    expect(await tool.exited).toBe(1);
    return tool.stderr;
  };
  expect(await refused('--port', 'many')).toContain('Give a number from 0 to 65535; 0 takes any free port.');
  expect(await refused('--port', '0', '--fault', 'links_get: boom')).toMatch(
    /^belvo-mock: There is no fault "boom"\. .*\n$/,
  );
  expect(await refused('--webhook-url', 'localhost')).toBe(
    'belvo-mock: "localhost" is no URL to deliver webhooks to. Write http://host:port/path.\n',
  );
  expect(await refused('--scenarios', 'mfa-round')).toContain('--help shows all options.');
  expect(await refused('--port', '0', '--spec', fileURLToPath(new URL('../../package.json', import.meta.url)))).toMatch(
    /^belvo-mock: .*package\.json is not an OpenAPI 3 document: its `openapi` is missing\.\n$/,
  );
  expect(await refused('--port', '0', '--fault', 'links_get: latency;ms=3000000000')).toContain(
    '2147483647 milliseconds',
  );
  expect(await refused('--journal', '/nowhere/journal')).toContain('Cannot write the journal to /nowhere/journal');
});

test('the examples of --help work', async () => {
  await using helping = start('--help');
  expect(await helping.exited).toBe(0);
  const examples = helping.stdout.split('\n').filter((line) => line.startsWith('  $ pnpm mock'));
  expect(examples.length).toBeGreaterThan(4);
  const options = examples.flatMap((line) => [...line.matchAll(/(--\w\S*) (?:'([^']+)'|(\S+))/g)]);
  await using tool = start(
    ...options.flatMap(([, option = '', quoted, plain = '']) =>
      [option, quoted ?? plain].map((word) => (option === '--port' ? word.replace(/^\d+$/, '0') : word)),
    ),
  );
  const url = await addressOf(tool);
  for (const [, header = '', path = ''] of helping.stdout.matchAll(/ -H '([^']+)' http:\S+:4010(\S+)/g)) {
    const [name = '', value = ''] = header.split(': ');
    expect((await call(url + path, { headers: { [name]: value } })).status).toBe(name === 'Prefer' ? 401 : 502);
  }
});

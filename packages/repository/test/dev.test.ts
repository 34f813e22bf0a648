import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeRun, Rebuild, type RunnableStep } from '../src/dev/rebuild.ts';
import { ServerProcess } from '../src/dev/server-process.ts';
import type { StepResult } from '../src/dev/step.ts';

const folder = mkdtempSync(join(tmpdir(), 'belvo-dev-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A step that waits until it is let go, and counts its runs. */
function step(name: StepResult['name'], problem?: string) {
  let letGo = () => {};
  const made = {
    runs: 0,
    closed: false,
    go: () => letGo(),
    async run(): Promise<StepResult> {
      made.runs++;
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return { name, seconds: 1.26, ...(problem !== undefined && { problem }) };
    },
    async close() {
      made.closed = true;
    },
  };
  return made satisfies RunnableStep;
}

test('a new bundle goes to everything derived from it and to those that follow it', async () => {
  const [bundle, client, pages] = [step('bundle'), step('client'), step('pages')];
  let followed = 0;
  const rebuild = new Rebuild([async () => void followed++], bundle, [client, pages]);
  const results = rebuild.run();
  expect([bundle.runs, client.runs, followed]).toEqual([1, 0, 0]);
  bundle.go();
  await expect.poll(() => [client.runs, pages.runs, followed]).toEqual([1, 1, 1]);
  client.go();
  pages.go();
  expect((await results).map(({ name }) => name)).toEqual(['bundle', 'client', 'pages']);
  await rebuild.close();
  expect([bundle.closed, client.closed, pages.closed]).toEqual([true, true, true]);
});

test('a bundle that fails leaves what was built before', async () => {
  const [bundle, client] = [step('bundle', 'links.yaml:3: no such file'), step('client')];
  const rebuild = new Rebuild([], bundle, [client]);
  const results = rebuild.run();
  bundle.go();
  const told = describeRun('links.yaml', await results, new Date(2026, 0, 1, 12, 0, 1));
  expect(told).toBe('12:00:01 links.yaml: ✗ bundle 1.3 s\nlinks.yaml:3: no such file');
  expect(client.runs).toBe(0);
});

test('saves during a run are followed by one more, not by as many', async () => {
  const bundle = step('bundle');
  const rebuild = new Rebuild([], bundle, []);
  const first = rebuild.run();
  const others = [rebuild.run(), rebuild.run()];
  bundle.go();
  await expect.poll(() => bundle.runs).toBe(2);
  bundle.go();
  await Promise.all([first, ...others]);
  expect(bundle.runs).toBe(2);
});

test('a server is started anew with what changed, and ends with the loop', async () => {
  const script = join(folder, 'server.mjs');
  const lines: string[] = [];
  const server = new ServerProcess([script], (line) => lines.push(line));
  for (const version of ['one', 'two']) {
    writeFileSync(script, `console.log('${version}', process.pid); setInterval(() => {}, 1000);`);
    await server.restart();
  }
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['one', 'two']);
  const isAlive = (line = '') => {
    try {
      return process.kill(Number(line.split(' ')[1]), 0);
    } catch {
      return false;
    }
  };
  expect(lines.map(isAlive)).toEqual([false, true]);
  await server.close();
  expect(lines.map(isAlive)).toEqual([false, false]);
});

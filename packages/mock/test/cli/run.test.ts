import { afterEach, expect, test } from 'vitest';
import { type Running, start } from '../support/cli.ts';
import { call } from '../support/http.ts';
import { freePort, isFree } from '../support/port.ts';

const running: Running[] = [];
const launch = (...args: string[]) => {
  const process = start(args);
  running.push(process);
  return process;
};
afterEach(() => {
  for (const { child } of running.splice(0)) {
    child.kill('SIGKILL');
  }
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with exit code 0 and frees the port', async (signal) => {
  const port = await freePort();
  const mock = launch('--port', String(port));
  await mock.printed(`http://127.0.0.1:${port}`);
  expect((await call(`http://127.0.0.1:${port}/api/links/`)).status).toBe(200);
  mock.child.kill(signal);
  expect(await mock.exited).toBe(0);
  expect(await isFree(port)).toBe(true);
});

test('a port in use ends it with exit code 1 and one sentence', async () => {
  const port = await freePort();
  const first = launch('--port', String(port));
  await first.printed(`http://127.0.0.1:${port}`);
  const second = launch('--port', String(port));
  expect(await second.exited).toBe(1);
  expect(second.stderr).toBe(
    `belvo-mock: Port ${port} on 127.0.0.1 is in use. Stop what uses it, or give another port, or port 0 for any free one.\n`,
  );
});

test('prints one line per request, without credentials or query values', async () => {
  const mock = launch('--port', '0');
  const url = (await mock.printed(/http:\/\/127\.0\.0\.1:\d+/))[0];
  await call(`${url}/api/links/?external_id=customer-7`);
  await mock.printed('GET /api/links/?external_id → 200  links_list');
  expect(mock.stdout).not.toContain('customer-7');
  expect(mock.stdout).not.toContain('not-a-real');
});

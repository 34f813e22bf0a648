import { expect, test } from 'vitest';
import { addressOf, start } from '../support/cli.ts';
import { call } from '../support/http.ts';
import { freePort, isFree } from '../support/port.ts';

test('answers on its port, prints a line per request without secrets, and ends with Ctrl-C', async () => {
  const port = await freePort();
  await using mock = start('--port', String(port));
  expect(await addressOf(mock)).toBe(`http://127.0.0.1:${port}`);

  expect((await call(`http://127.0.0.1:${port}/api/links/?external_id=customer-7`)).status).toBe(200);
  await mock.printed('GET /api/links/?external_id → 200  links_list');
  expect(mock.stdout).not.toMatch(/customer-7|not-a-real|Basic/);

  await using second = start('--port', String(port));
  expect(await second.exited).toBe(1);
  expect(second.stderr).toBe(
    `belvo-mock: Port ${port} on 127.0.0.1 is in use. Stop what uses it, or give another port, or port 0 for any free one.\n`,
  );

  mock.child.kill('SIGINT');
  expect(await mock.exited).toBe(0);
  expect(await isFree(port)).toBe(true);
  expect(mock.stderr).toBe('');
});

test('SIGTERM ends it, also while a request hangs', async () => {
  await using mock = start('--port', '0', '--fault', 'links_list: pass, hang');
  const url = await addressOf(mock);
  await call(`${url}/api/links/`);
  const hanging = call(`${url}/api/links/`);
  const broken = expect(hanging).rejects.toThrow();
  await call(`${url}/api/links/11111111-1111-4111-8111-111111111111/`);
  mock.child.kill('SIGTERM');
  expect(await mock.exited).toBe(0);
  await broken;
  expect(await isFree(Number(new URL(url).port))).toBe(true);
});

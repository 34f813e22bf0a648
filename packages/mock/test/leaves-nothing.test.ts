import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const index = new URL('../src/index.ts', import.meta.url).href;

/** Closes a mock in the middle of everything that waits, and then does nothing that could end the process. */
const script = `
  import { createServer } from 'node:http';
  const { fault, startMock } = await import(${JSON.stringify(index)});
  const mock = await startMock();
  const get = (path) => fetch(mock.url + path, { headers: { authorization: 'Basic YW55OmFueQ==' } }).then((r) => r.text()).catch(() => 'broken');
  mock.faults.on('links_list', fault.latency(3_600_000), fault.hang('mid-body'), fault.drip({ bytes: 1, everyMs: 3_600_000 }), fault.redirect());
  const refusing = createServer((request, response) => response.writeHead(500).end());
  await new Promise((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const waiting = [1, 2, 3].map(() => get('/api/links/'));
  while (mock.journal.entries.length < 3) {
    await new Promise(setImmediate);
  }
  await get('/api/links/');
  const delivery = mock.webhooks.send('LINK.token_required', { url: 'http://127.0.0.1:' + refusing.address().port });
  while (mock.webhooks.deliveries[0].attempts.length < 1) {
    await new Promise(setImmediate);
  }
  await mock.close();
  refusing.close();
  refusing.closeAllConnections();
  console.log(JSON.stringify([await Promise.all(waiting), (await delivery).outcome, mock.journal.entries.map(({ origin }) => origin)]));
`;

test('a mock that is closed keeps no process alive and leaves no file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvo-mock-'));
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      ['broken', 'broken', 'broken'],
      'dropped',
      ['mock', 'mock', 'mock', 'mock', 'elsewhere'],
    ]);
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

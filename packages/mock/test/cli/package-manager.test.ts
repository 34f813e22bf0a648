import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isFree } from '../support/port.ts';

const pnpm = fileURLToPath(new URL('../../../../node_modules/.bin/pnpm', import.meta.url));
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

test('ending the package manager ends the mock, though the shell between them says nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvo-mock-'));
  try {
    const script = `${JSON.stringify(process.execPath)} ${JSON.stringify(cli)} --port 0`;
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'any', private: true, scripts: { mock: script } }),
    );
    const manager = spawn(pnpm, ['--silent', 'run', 'mock'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const port = await new Promise<number>((resolve, reject) => {
      let printed = '';
      manager.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [, found] = /answers on http:\/\/127\.0\.0\.1:(\d+)\n/.exec(printed) ?? [];
        if (found !== undefined) {
          resolve(Number(found));
        }
      });
      manager.once('exit', () => reject(new Error(`ended before it answered: ${printed}`)));
    });
    expect(await isFree(port)).toBe(false);
    // The mock holds the other end of this pipe: it closes when the mock is gone, too.
    const gone = new Promise((resolve) => manager.once('close', resolve));
    manager.kill('SIGKILL');
    await gone;
    expect(await isFree(port)).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});

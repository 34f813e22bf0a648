import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startMock } from '../src/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The commands between two markers of the README, and what it says that each prints. */
function shown(marker: string): { script: string; expected: (readonly [status: string, text: string])[] } {
  const [, script = ''] =
    new RegExp(`<!-- ${marker} -->\n\`\`\`sh\n([\\s\\S]*?)\`\`\`\n<!-- /${marker} -->`).exec(readme) ?? [];
  const expected = [...script.matchAll(/ # (\d{3})(?: (\S.*))?$/gm)].map(
    ([, status = '', text = '']) => [status, text] as const,
  );
  return { script, expected };
}

/** Runs commands whose curl tells the status of each response behind it. */
async function run(script: string, env: Record<string, string>): Promise<(readonly [status: string, text: string])[]> {
  const told = script.replace(/curl -s /, "curl -s -w ' →%{http_code}\\n' ");
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', told], {
    env: { ...process.env, ...env },
  });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' →'))
    .map(([text = '', status = '']) => [status, text] as const);
}

test('the walk with a memory does what the README says', async () => {
  await using mock = await startMock({ state: true });
  const { script, expected } = shown('walk');
  const printed = await run(script.replace('http://127.0.0.1:4010', mock.url), {});
  expect(expected.length).toBeGreaterThan(6);
  expect(printed).toEqual(expected.map(([status, text]) => [status, expect.stringContaining(text)]));
});

test('the control does what the README says', async () => {
  await using mock = await startMock({ state: true, control: true });
  const { script, expected } = shown('control');
  const printed = await run(script, { url: mock.control?.url ?? '', token: mock.control?.token ?? '' });
  expect(expected.length).toBeGreaterThan(3);
  expect(printed).toEqual(expected.map(([status, text]) => [status, expect.stringContaining(text)]));
});

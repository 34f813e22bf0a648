import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkRows } from '../src/check-rows.ts';
import { ListenError, listen } from '../src/listen.ts';
import { readPort } from '../src/port.ts';
import { fillSamples, readmeProblems, samplesShown } from '../src/readme.ts';
import { writeWhole } from '../src/write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'belvo-plumbing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file is written whole, into a folder that did not exist, and leaves nothing beside it', () => {
  const file = join(folder, 'new/deep/file.txt');
  writeWhole(file, 'first');
  writeWhole(file, 'second');
  expect(readFileSync(file, 'utf8')).toBe('second');
  expect(readdirSync(join(folder, 'new/deep'))).toEqual(['file.txt']);
});

test('a file that cannot be written leaves nothing beside it', () => {
  const place = join(folder, 'taken');
  mkdirSync(join(place, 'full'), { recursive: true });
  writeFileSync(join(place, 'full/file.txt'), 'stays');
  expect(() => writeWhole(join(place, 'full'), 'text')).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(place)).toEqual(['full']);
});

test('ports of a command line are numbers from 0 to 65535', () => {
  expect(['0', '4010', '65535'].map(readPort)).toEqual([0, 4010, 65_535]);
  for (const wrong of ['65536', '-1', '1.5', 'many']) {
    expect(() => readPort(wrong), wrong).toThrow('Give a number from 0 to 65535; 0 takes any free port.');
  }
});

test('a server tells its address, or what to do when it cannot have it', async () => {
  const [first, second] = [createServer(), createServer()];
  const url = await listen(first, '0.0.0.0', 0);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const { port } = new URL(url);
  await expect(listen(second, '0.0.0.0', Number(port))).rejects.toThrow(
    new ListenError(
      `Port ${port} on 0.0.0.0 is in use. Stop what uses it, or give another port, or port 0 for any free one.`,
    ),
  );
  await expect(listen(second, '192.0.2.1', 0)).rejects.toThrow('This machine has no address 192.0.2.1');
  await new Promise((resolve) => first.close(resolve));
});

const sample = (place: string, code = ''): string => `<!-- sample: ${place} -->\n${code}<!-- /sample -->\n`;

test('samples of a README are whole files, or regions without their indentation', () => {
  writeFileSync(
    join(folder, 'a.ts'),
    'function a() {\n  // #region body\n  if (b) {\n    c();\n  }\n  // #endregion\n}\n',
  );
  const filled = fillSamples(`${sample('a.ts#body')}${sample('a.ts', '```ts\nold\n```\n')}`, folder);
  expect(filled).toContain('```ts\nif (b) {\n  c();\n}\n```\n<!-- /sample -->');
  expect(filled).toContain('```ts\nfunction a() {');
  expect(filled).not.toContain('old');
  expect(() => fillSamples(sample('a.ts#none'), folder)).toThrow('There is no region for the sample a.ts#none.');
});

test('a README is told what is wrong with it', () => {
  writeFileSync(join(folder, 'b.ts'), 'b();\n');
  const readme = join(folder, 'README.md');
  writeFileSync(
    readme,
    `[b](b.ts#L1) [site](https://example.com/x) [below](#part)\n${sample('b.ts', '```ts\nb();\n```\n')}`,
  );
  expect(readmeProblems(readme)).toEqual([]);
  expect(samplesShown(readme)).toEqual(['b.ts']);
  writeFileSync(readme, `[c](c.ts)\n${sample('b.ts', '```ts\nc();\n```\n')}\`\`\`ts\nloose();\n\`\`\`\n`);
  expect(readmeProblems(readme)).toEqual([
    expect.stringMatching(/^a sample is not as it is in its file; run: node .*fill-readme\.ts .*README\.md$/),
    'it shows TypeScript that is no sample',
    'there is no c.ts',
  ]);
});

test('a table fails with every row that does not hold, by name, and with what was compared', async () => {
  const check = async ([, number]: readonly [string, unknown]) => expect({ number }).toEqual({ number: 1 });
  const nameOf = ([name]: readonly [string, unknown]) => name;
  await checkRows([['one', 1]] as const, nameOf, check);
  const told = await checkRows(
    [
      ['one', 1],
      ['two', 2],
      ['text', 'x'],
    ] as const,
    nameOf,
    check,
  ).then(
    () => '',
    ({ message }: Error) => message,
  );
  expect(told).toMatch(
    /^2 of 3 rows fail:\n\ntwo: [\s\S]*\n {2}expected \{ number: 1 \}\n {2}received \{ number: 2 \}/,
  );
  expect(told).toContain('\n\ntext: ');
  expect(told).not.toContain('one: ');
  await expect(checkRows([], String, String)).rejects.toThrow('The table has no row.');
});

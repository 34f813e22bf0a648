import { mkdir, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ASSERTIONS } from '../../src/types/assertions.ts';
import { compile, explain } from '../../src/types/check.ts';
import { generateTypeAssertions } from '../../src/types/generate.ts';

test('the types of the client say what the specification says', async () => {
  const file = generateTypeAssertions();
  const complaints = await compile('-p', 'tsconfig.types.json');
  expect(complaints.map((complaint) => explain(complaint, file)).join('\n')).toBe('');
});

test('a claim that does not hold is a complaint', async () => {
  const file = new URL('../../generated/wrong.test-d.ts', import.meta.url);
  const config = new URL('../../generated/wrong.tsconfig.json', import.meta.url);
  const claims = [
    'holds<Same<string, string>>();',
    'holds<Same<string, number>>();',
    'holds<SameShape<{ a?: string }, { a?: string; b?: string }>>();',
    "holds<SameShape<{ a: 'x' | (string & {}) }, { a: string }>>();",
    'holds<Same<unknown, string>>();',
  ];
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(
    file,
    `${ASSERTIONS}${claims.join('\n')}\nexport type Unused = [schemas.AcceptedRequest, typeof belvo];\n`,
  );
  await writeFile(config, JSON.stringify({ extends: '../tsconfig.json', include: ['wrong.test-d.ts'], exclude: [] }));
  const complaints = await compile('-p', 'generated/wrong.tsconfig.json');
  await Promise.all([rm(file), rm(config)]);
  const first = ASSERTIONS.split('\n').length;
  expect(complaints.map((complaint) => Number(/\((\d+),/.exec(complaint)?.[1]) - first)).toEqual([1, 2, 4]);
});

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program that imports the built package, in one file. */
async function bundled(contents: string, minify: boolean): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Its bytes, minified and compressed. */
const sizeOf = async (contents: string) => gzipSync(await bundled(contents, true), { level: 9 }).byteLength;

const using = (entry: string, ...names: readonly string[]) =>
  `import { ${names.join(', ')} } from './dist/${entry}.js'; globalThis.use = [${names.join(', ')}];`;

test.each([
  ['two calls with a second factor', ['linksUpdate', 'linksGet'], 8550],
  ['one that begins and one that resumes', ['linksRegister', 'linksResume'], 8500],
  ['a list and its items', ['institutionsList', 'institutionsGet'], 8480],
  ['one that takes a header but has no query', ['linksGet', 'linksDelete'], 8200],
  // Pages and a second factor together are more than either.
  ['a second factor and a list', ['linksUpdate', 'linksList'], 9450],
  ['two lists, of which one may ask for a second factor', ['accountsList', 'transactionsList'], 9100],
])('%s, tree-shaken', async (_what, names, most) => {
  const size = await sizeOf(using('operations', 'BelvoCore', ...names));
  expect(size).toBeLessThanOrEqual(most);
});

test('every operation on one client stays within its budget', async () => {
  expect(await sizeOf(using('index', 'createBelvoClient'))).toBeLessThanOrEqual(14_200);
});

test('what is not used is not bundled', async () => {
  const small = await bundled(using('operations', 'BelvoCore', 'linksGet'), false);
  expect(small).toContain('links_get');
  // A text of each part that a call does without, and a program that does need the part.
  const parts = [
    ['links_list', using('operations', 'linksList')],
    ['a page that was already read', using('operations', 'linksList')],
    ['A Date is date.toISOString()', using('operations', 'linksList')],
    ['mfaRequired', using('operations', 'linksUpdate')],
    ['there is no query parameter', using('index', 'createBelvoClient')],
    ['has no setting', using('index', 'createBelvoClient')],
    ['createHooks() takes', using('index', 'createHooks')],
    ['concurrency must be positive', using('index', 'createRateLimiter')],
    ['remedy', using('index', 'errorCodes')],
    ['is no operation of the API', using('paths', 'createPathClient')],
  ] as const;
  for (const [text, program] of parts) {
    expect.soft(await bundled(program, false), `${text} is in the program that needs it`).toContain(text);
    expect.soft(small, `${text} is not in the other`).not.toContain(text);
  }
});

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bytes of a program that imports the built package, minified and compressed. */
async function sizeOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  return gzipSync(file?.contents ?? '', { level: 9 }).byteLength;
}

const two = (...names: readonly string[]) => `
  import { BelvoCore, ${names.join(', ')} } from './dist/operations.js';
  globalThis.use = [BelvoCore, ${names.join(', ')}];
`;

test.each([
  ['two calls with a second factor', ['linksUpdate', 'linksGet'], 9950],
  ['one that begins and one that resumes', ['linksRegister', 'linksResume'], 9950],
  ['a list and its items', ['institutionsList', 'institutionsGet'], 9950],
  ['one that takes a header but has no query', ['linksGet', 'linksDelete'], 9950],
  // Pages and a second factor together are more than either.
  ['a second factor and a list', ['linksUpdate', 'linksList'], 10_900],
  ['two lists, of which one may ask for a second factor', ['accountsList', 'transactionsList'], 10_900],
])('%s, tree-shaken', async (_what, names, most) => {
  const size = await sizeOf(two(...names));
  expect(size).toBeLessThanOrEqual(most);
});

test('every operation on one client stays within its budget', async () => {
  const size = await sizeOf("import { createBelvoClient } from './dist/index.js'; globalThis.use = createBelvoClient;");
  expect(size).toBeLessThanOrEqual(16_600);
});

test('what is not used is not bundled', async () => {
  const { outputFiles } = await build({
    stdin: { contents: two('linksGet'), resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text ?? '';
  expect(text).toContain('links_get');
  for (const absent of ['links_list', 'nextPageOf', 'before?.(', 'SlidingWindow', 'remedy', 'openapi-fetch']) {
    expect(text).not.toContain(absent);
  }
});

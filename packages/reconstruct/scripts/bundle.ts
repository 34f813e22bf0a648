import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const outdir = fileURLToPath(new URL('../dist/bundle', import.meta.url));
const source = (name: string): string => fileURLToPath(new URL(`../src/cli/${name}.ts`, import.meta.url));

// One file each, because opening many takes longer than reading a large one.
const shared: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  target: 'node20',
  external: ['yaml'],
  logLevel: 'warning',
  outdir,
};

rmSync(outdir, { recursive: true, force: true });
await build({ ...shared, entryPoints: [source('main')] });
const digest = createHash('sha256')
  .update(readFileSync(`${outdir}/main.cjs`))
  .digest('hex');
await build({ ...shared, entryPoints: [source('start')], define: { MAIN_DIGEST: JSON.stringify(digest) } });

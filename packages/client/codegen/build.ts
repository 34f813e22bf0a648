// `pnpm build`, second half: dist from src. esbuild joins the modules of an entry point, because loading a hundred small
// files costs more than everything they do; the TypeScript compiler writes the declarations.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The entry points of package.json: the modules directly under src. */
function entryPoints(): readonly string[] {
  return readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !['client.ts', 'version.ts'].includes(entry.name))
    .map((entry) => join(root, 'src', entry.name));
}

/** Declarations keep the endings of the sources; readers of the package have `.js` and `.d.ts`. */
function rewriteImports(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.d.ts'),
  )) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/(\bfrom |\bimport\()(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2'));
  }
}

const target = mkdtempSync(join(root, '.dist-'));
try {
  execFileSync('tsc', ['-p', 'tsconfig.build.json', '--outDir', target], { cwd: root, stdio: 'inherit' });
  rewriteImports(target);
  await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints()],
    outdir: target,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    packages: 'external',
    external: ['node:*'],
    chunkNames: 'shared/[name]-[hash]',
    logLevel: 'warning',
  });
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(target, join(root, 'dist'));
} finally {
  rmSync(target, { recursive: true, force: true });
}

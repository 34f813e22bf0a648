// `pnpm build`, second half: dist from src. esbuild joins the modules of an entry point, because loading a hundred small
// files costs more than everything they do; the TypeScript compiler writes the declarations.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
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

const target = mkdtempSync(join(root, '.dist-'));
try {
  execFileSync('tsc', ['-p', 'tsconfig.build.json', '--outDir', target], { cwd: root, stdio: 'inherit' });
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

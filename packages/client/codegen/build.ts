// `pnpm build`, second half: dist from src. The TypeScript compiler writes the declarations, rolldown the modules, once
// for `import` and once for `require`. What several entry points share is one module, `core`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputOptions, rolldown } from 'rolldown';
import { arrangeDeclarations } from './declarations.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Names of the entry points, from the `exports` of package.json: each has a module of its name directly under src. */
function entryPoints(): readonly string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
  return Object.keys(exports)
    .filter((path) => path !== './package.json')
    .map((path) => path.slice(2) || 'index');
}

function outputOptions(dir: string, format: 'esm' | 'cjs'): OutputOptions {
  const fileNames = format === 'esm' ? '[name].js' : '[name].cjs';
  return {
    dir,
    format,
    entryFileNames: fileNames,
    chunkFileNames: fileNames,
    codeSplitting: { groups: [{ name: 'core', minShareCount: 2 }] },
    // Lines stay lines: Node prints the one that an uncaught error was thrown from. Comments are in the declarations.
    minify: false,
    comments: { annotation: true, jsdoc: false, legal: false },
  };
}

async function bundle(entries: readonly string[], target: string): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    external: [/^node:/, 'openapi-fetch'],
    platform: 'neutral',
    preserveEntrySignatures: 'strict',
    transform: { target: 'es2022' },
    logLevel: 'warn',
  });
  await build.write(outputOptions(target, 'esm'));
  await build.write(outputOptions(target, 'cjs'));
  await build.close();
}

const entries = entryPoints();
const target = mkdtempSync(join(root, '.dist-'));
try {
  execFileSync('tsc', ['-p', 'tsconfig.build.json', '--outDir', target], { cwd: root, stdio: 'inherit' });
  arrangeDeclarations(target, entries);
  await bundle(entries, target);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(target, join(root, 'dist'));
} finally {
  rmSync(target, { recursive: true, force: true });
}

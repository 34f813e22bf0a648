// `pnpm build`, second half: dist from src. The TypeScript compiler writes the declarations, esbuild the modules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');

/** Modules directly under src that are no entry points of the package; `index.js` is made of `shared.ts`. */
const INTERNAL = ['client.ts', 'index.ts', 'shared.ts', 'version.ts'];

const options: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  // Shorter text loads faster; names stay, for those who read a stack trace.
  minifyWhitespace: true,
  minifySyntax: true,
  // The linter's spelling is the longer one.
  define: { 'Number.POSITIVE_INFINITY': 'Infinity', 'Number.NaN': 'NaN' },
  packages: 'external',
  external: ['node:*'],
  logLevel: 'warning',
};

function entryPoints(): readonly string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !INTERNAL.includes(entry.name))
    .map((entry) => entry.name);
}

/** Leads imports of modules that are part of the shared bundle to that bundle. */
function toShared(modules: ReadonlySet<string>): Plugin {
  return {
    name: 'to-shared',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) =>
        modules.has(resolve(resolveDir, path)) ? { path: './index.js', external: true, sideEffects: false } : undefined,
      );
    },
  };
}

/** Declarations keep the endings of the sources; readers of the package have `.js` and `.d.ts`. */
function rewriteImports(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((file) => file.endsWith('.d.ts'))) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/(\bfrom |\bimport\()(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2'));
  }
}

/** Removes declarations that no entry point leads to: of modules that only other modules use. */
function pruneDeclarations(folder: string, entries: readonly string[]): void {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (!reached.has(file)) {
      reached.add(file);
      for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
        /(?:\bfrom |\bimport\()['"](\.{1,2}\/[^'"]+)\.js['"]/g,
      )) {
        visit(resolve(dirname(file), `${path}.d.ts`));
      }
    }
  };
  for (const entry of entries) {
    visit(join(folder, entry.replace(/\.ts$/, '.d.ts')));
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.d.ts') && !reached.has(join(folder, name))) {
      rmSync(join(folder, name));
    }
  }
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(parentPath, name);
    if (statSync(path).isDirectory() && readdirSync(path).length === 0) {
      rmSync(path, { recursive: true });
    }
  }
}

/** Minifying loses the marks of calls that bundlers may drop. The only such calls read tables from literal text. */
function markTables(file: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/(?<=\w=)JSON\.parse\((?=['"`])/g, '/* @__PURE__ */ $&'));
}

async function bundle(target: string): Promise<void> {
  const shared = await build({
    ...options,
    entryPoints: [join(source, 'shared.ts')],
    outfile: join(target, 'index.js'),
    metafile: true,
  });
  markTables(join(target, 'index.js'));
  const modules = new Set(Object.keys(shared.metafile.inputs).map((name) => join(root, name)));
  // This one only names others; led to the shared bundle as a whole it would name everything in it.
  modules.delete(join(source, 'generated', 'operations.ts'));
  // Facts are data, and only one other entry point reads them by name: a second copy there costs less than 150 more
  // exports cost everyone.
  for (const name of readdirSync(join(source, 'generated', 'facts'))) {
    modules.delete(join(source, 'generated', 'facts', name));
  }
  await build({
    ...options,
    entryPoints: entryPoints().map((name) => join(source, name)),
    outdir: target,
    plugins: [toShared(modules)],
  });
}

const target = mkdtempSync(join(root, '.dist-'));
try {
  execFileSync('tsc', ['-p', 'tsconfig.build.json', '--outDir', target], { cwd: root, stdio: 'inherit' });
  rewriteImports(target);
  pruneDeclarations(target, ['index.ts', ...entryPoints()]);
  await bundle(target);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(target, join(root, 'dist'));
} finally {
  rmSync(target, { recursive: true, force: true });
}

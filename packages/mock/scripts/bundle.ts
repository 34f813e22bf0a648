import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(file('../package.json'), 'utf8')) as { dependencies: object };

// The names of shared files change with their content: those of an earlier build must not stay.
rmSync(file('../dist'), { recursive: true, force: true });

// Only what is listed as a dependency is there when the package is installed: everything else goes into its own files.
await build({
  entryPoints: [file('../src/index.ts'), file('../src/cli.ts')],
  outdir: file('../dist'),
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: Object.keys(dependencies),
  logLevel: 'warning',
});

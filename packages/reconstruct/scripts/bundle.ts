import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The command as one file, because opening many takes longer than reading a large one.
await build({
  entryPoints: [file('../src/cli.ts')],
  outfile: file('../dist/cli.cjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['yaml'],
  logLevel: 'warning',
});

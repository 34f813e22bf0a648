// `pnpm generate`: src/generated from the specification's bundle.
import { fileURLToPath } from 'node:url';
import { clientFiles } from './client-files.ts';
import { readBundle } from './input.ts';
import { writeFolder } from './write.ts';

const folder = fileURLToPath(new URL('../src/generated', import.meta.url));
writeFolder(folder, await clientFiles(readBundle()));

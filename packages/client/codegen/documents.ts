// `pnpm documents`: puts the samples into README.md. A test fails when they are stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embedSamples } from './embed-samples.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(join(root, 'README.md'), embedSamples(root));

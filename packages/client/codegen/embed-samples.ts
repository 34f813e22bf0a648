// README.md shows the sample files; `pnpm generate` keeps it so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SAMPLE = /<!-- sample: (\S+) -->\n(?:```ts\n[\s\S]*?```\n)?<!-- \/sample -->/g;

/** The README with every sample as it is in its file. */
export function embedSamples(root: string): string {
  return readFileSync(join(root, 'README.md'), 'utf8').replace(SAMPLE, (_all, path: string) => {
    const code = readFileSync(join(root, path), 'utf8');
    return `<!-- sample: ${path} -->\n\`\`\`ts\n${code}\`\`\`\n<!-- /sample -->`;
  });
}

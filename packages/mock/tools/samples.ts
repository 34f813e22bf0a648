import { readFileSync } from 'node:fs';

const markers = /<!-- sample: (\S+) -->\n[\s\S]*?<!-- \/sample -->/g;

/**
 * Puts the code of sample files into a text that shows them between markers.
 *
 * `<!-- sample: samples/a.ts -->` stands for the whole file, `<!-- sample: samples/a.ts#name -->` for what is between
 * `// #region name` and the next `// #endregion` in it.
 *
 * @param root The folder that the paths are relative to.
 * @throws Error when a file or region does not exist.
 */
export function fillSamples(text: string, root: URL): string {
  return text.replace(markers, (_, place: string) => {
    const [path = '', region] = place.split('#');
    const file = readFileSync(new URL(path, root), 'utf8');
    return `<!-- sample: ${place} -->\n\`\`\`ts\n${region === undefined ? file : cut(file, region, place)}\`\`\`\n<!-- /sample -->`;
  });
}

function cut(file: string, region: string, place: string): string {
  const lines = file.split('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`);
  const end = lines.findIndex((line, index) => index > start && line.trim() === '// #endregion');
  if (start < 0 || end < 0) {
    throw new Error(`There is no region for the sample ${place}.`);
  }
  const indent = lines[start]?.search(/\S/) ?? 0;
  return `${lines
    .slice(start + 1, end)
    .map((line) => line.slice(indent))
    .join('\n')}\n`;
}

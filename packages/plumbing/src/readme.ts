/** Samples in a README, between `<!-- sample: samples/a.ts -->` and `<!-- /sample -->`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

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
export function fillSamples(text: string, root: string): string {
  return text.replace(markers, (_, place: string) => {
    const [path = '', region] = place.split('#');
    const file = readFileSync(join(root, path), 'utf8');
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

/** The sample files that a README shows, as its markers name them, without regions. */
export function samplesShown(readme: string): readonly string[] {
  const paths = [...readFileSync(readme, 'utf8').matchAll(markers)].map(([, place = '']) => place.replace(/#.*/, ''));
  return [...new Set(paths)];
}

/**
 * What is wrong with a README: a sample that is not as it is in its file, TypeScript that is no sample and so checked by
 * nothing, a relative link that leads nowhere. Empty when all is well.
 *
 * @param readme Absolute path of the file. Its samples and links are relative to its folder.
 */
export function readmeProblems(readme: string): readonly string[] {
  const root = dirname(readme);
  const text = readFileSync(readme, 'utf8');
  const links = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, target = '']) => target);
  const update = `run: node ${relative(process.cwd(), join(import.meta.dirname, 'fill-readme.ts'))} ${relative(process.cwd(), readme)}`;
  return [
    ...(fillSamples(text, root) === text ? [] : [`a sample is not as it is in its file; ${update}`]),
    ...(text.replace(markers, '').includes('```ts\n') ? ['it shows TypeScript that is no sample'] : []),
    ...links.filter((target) => !existsSync(join(root, target))).map((target) => `there is no ${target}`),
  ];
}

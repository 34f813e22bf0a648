import type { Finding } from './finding.ts';

const MAX_LINES = 400;
const MAX_MEDIAN = 60;
const MAX_WIDTH = 120;
/** One long word, or an entry of the index. */
const UNBREAKABLE = /\S{60}|^ +\S+: \{ \$ref: \S+ \}$/;

function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

function checkLines(file: string, text: string): readonly Finding[] {
  return text.split('\n').flatMap((content, index) => {
    const place = { file, line: index + 1, check: 'file-form' };
    if (content.includes('\t')) {
      return [{ ...place, message: 'A tab. Indent with two spaces.' }];
    }
    if (content.length > MAX_WIDTH && !UNBREAKABLE.test(content)) {
      return [{ ...place, message: `${content.length} characters. Break the line before ${MAX_WIDTH}.` }];
    }
    return [];
  });
}

/**
 * Content files stay small enough to review: none over 400 lines, half of them at most 60, lines of at most 120
 * characters (longer only when they hold one long word or are one entry of the index), no tabs.
 */
export function checkFileForm(files: ReadonlyMap<string, string>): readonly Finding[] {
  const sizes = [...files].map(([file, text]) => ({ file, lines: countLines(text) }));
  const median = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const tooLong = sizes
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => ({
      file,
      check: 'file-form',
      message: `${lines} lines. Move parts into files of their own until it has at most ${MAX_LINES}.`,
    }));
  const tooMuch = {
    file: 'openapi.yaml',
    check: 'file-form',
    message: `Half of the content files have more than ${median - 1} lines; the limit is ${MAX_MEDIAN}. Split the long ones.`,
  };
  return [
    ...tooLong,
    ...(median > MAX_MEDIAN ? [tooMuch] : []),
    ...[...files].flatMap(([file, text]) => checkLines(file, text)),
  ];
}

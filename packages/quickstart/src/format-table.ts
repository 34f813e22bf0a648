import type { Told } from './ask.ts';

const INDENT = '      ';

/** Breaks a text between words so that no line is longer than `width`. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
  }
  return lines;
}

/**
 * Lays responses out for a terminal: status and the name the collection gives it, then what the client makes of it and
 * what to do.
 *
 * @param width characters in a line, 100 unless told
 */
export function formatTable(rows: readonly Told[], width = 100): string {
  const left = Math.max(...rows.map(({ saved }) => saved.length));
  const gap = ' '.repeat(INDENT.length + left + 7);
  return rows
    .map(({ saved, status, outcome, advice }) => {
      const lines = [outcome, ...wrap(advice, width - gap.length)].filter((line) => line !== '');
      return `${INDENT}${status}  ${saved.padEnd(left)}  ${lines.join(`\n${gap}`)}`;
    })
    .join('\n');
}

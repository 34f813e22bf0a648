import { dirname, join } from 'node:path/posix';

const REFERENCE = /\$ref: ['"]?([^\s'"#]+\.yaml)/g;

/**
 * Files of the planned layout that some new texts refer to, directly or through one another.
 *
 * @param texts new texts by file
 * @param planned data of the whole planned layout by file
 */
export function neededFiles(texts: ReadonlyMap<string, string>, planned: ReadonlyMap<string, unknown>): string[] {
  const needed = new Set<string>();
  const stack: [string, string][] = [...texts];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [file, text] = next;
    for (const match of text.matchAll(REFERENCE)) {
      const target = join(dirname(file), match[1] ?? '');
      if (planned.has(target) && !needed.has(target) && !texts.has(target)) {
        needed.add(target);
        stack.push([target, referencesOf(planned.get(target))]);
      }
    }
  }
  return [...needed].sort();
}

/** The references in some data, written so that they are found again. */
function referencesOf(data: unknown): string {
  const found: string[] = [];
  JSON.stringify(data, (key, value: unknown) => {
    if (key === '$ref') {
      found.push(`$ref: ${String(value)}`);
    }
    return value;
  });
  return found.join('\n');
}

/** Lines of `spec/openapi.yaml`, the index of paths, events and tags. */

/** The index with an entry after the last one of a map: `paths` or `webhooks`. */
export function withEntry(index: string, map: 'paths' | 'webhooks', key: string, file: string): string {
  const lines = index.split('\n');
  const start = lines.indexOf(`${map}:`);
  if (start === -1) {
    throw new Error(`spec/openapi.yaml has no "${map}:".`);
  }
  let end = start + 1;
  while (lines[end]?.startsWith('  ')) {
    end++;
  }
  return lines.toSpliced(end, 0, `  ${key}: { $ref: ${file} }`).join('\n');
}

/** The index with a tag, in the order of their names; unchanged where it is there already. */
export function withTag(index: string, tag: string): string {
  const lines = index.split('\n');
  const names = lines.flatMap((line, at) => {
    const name = /^ {2}- name: (.*)$/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, at }];
  });
  if (names.some(({ name }) => name === tag)) {
    return index;
  }
  const after = names.find(({ name }) => name !== 'Webhooks' && name.localeCompare(tag) > 0);
  const at = after?.at ?? lines.findIndex((line, number) => number > (names.at(-1)?.at ?? 0) && /^\S/.test(line));
  return lines.toSpliced(at, 0, `  - name: ${tag}`, "    description: ''").join('\n');
}

import { memoize } from '../memo.ts';

/** Readable place of an item: folder names and the item's own, separated by slashes. */
export function itemPath(names: readonly string[]): string {
  return names.map((name) => (name.trim() === '' ? '(unnamed)' : oneLine(name))).join(' / ');
}

/** Place of a saved response below its item. */
export function responsePath(item: string, name: string): string {
  return `${item} › response "${oneLine(name)}"`;
}

const oneLine = memoize((text: string): string => {
  const line = /^\S+(?: \S+)*$/.test(text) ? text : text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
});

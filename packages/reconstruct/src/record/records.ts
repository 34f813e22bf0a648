import { existsSync, readdirSync } from 'node:fs';
import { operationsOf } from '../compare/api.ts';
import { documentSource } from '../compare/source.ts';
import { isDict } from '../read/guards.ts';
import { words } from '../words.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { ImportRecord } from './record.ts';

/** Share of the operations of both that a collection has in common with one of another name that it once was. */
const SAME = 0.5;
/** Operations from which on it is enough that those of last time are still there, among however many new ones. */
const TELLING = 5;

/** A record with its file. */
interface Kept {
  readonly file: string;
  readonly text: string;
  readonly record: ImportRecord;
  readonly title: string;
}

/** What is known of a collection, and of the others that the same specification is fed by. */
export interface Known {
  /** Name of the file with the record, or for it. */
  readonly file: string;
  /** Its text; undefined where the collection is new. */
  readonly text: string | undefined;
  readonly record: ImportRecord | undefined;
  /** The name it had last time, when it is another one. */
  readonly formerly: string | undefined;
  readonly others: readonly Kept[];
}

/** Name of the first record beside a root document: `openapi.record.txt`. */
export function recordName(root: string): string {
  return `${stemOf(root)}.record.txt`;
}

/**
 * Finds the record of a collection among those beside a specification: that of the same name, else one that has most
 * operations in common, for collections are renamed. A collection that has neither is another one, and gets a record of
 * its own: `openapi.record.payments-api.txt`.
 *
 * @param beside names of other collections that are known to feed the specification: it is none of them
 */
export function recordOf(
  document: OpenApiDocument,
  root: string,
  folder: string,
  read: (file: string) => string | undefined,
  beside: readonly string[] = [],
): Known {
  const all = recordsBeside(root, folder).flatMap((file): Kept[] => {
    const text = read(file);
    const record = text === undefined ? undefined : ImportRecord.parse(text);
    return text === undefined || record === undefined
      ? []
      : [{ file, text, record, title: titleOf(record.document()) }];
  });
  const title = titleOf(document);
  const own = keysOf(document);
  const shares = new Map(all.map((kept) => [kept, shared(own, keysOf(kept.record.document()))]));
  const share = (kept: Kept): number => shares.get(kept) ?? 0;
  const byShare = [...all].sort((a, b) => share(b) - share(a));
  const found =
    byShare.find((kept) => kept.title === title) ??
    byShare.find((kept) => share(kept) >= SAME && !beside.includes(kept.title));
  return {
    file: found?.file ?? freeName(root, title, all),
    text: found?.text,
    record: found?.record,
    formerly: found && found.title !== title ? found.title : undefined,
    others: all.filter((kept) => kept !== found),
  };
}

/** Names of the records beside a root document. */
function recordsBeside(root: string, folder: string): string[] {
  const start = `${stemOf(root)}.record.`;
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith(start) && /^(?:[^.]+\.)?txt$/.test(name.slice(start.length)))
        .sort()
    : [];
}

function stemOf(root: string): string {
  return root.replace(/\.\w+$/, '');
}

/** The name of a collection: the title of the document made of it. */
export function titleOf({ info }: OpenApiDocument): string {
  return isDict(info) ? String(info.title) : '';
}

function keysOf(document: OpenApiDocument): ReadonlySet<string> {
  return new Set(operationsOf(documentSource(document)).map(({ key }) => key));
}

function shared(now: ReadonlySet<string>, then: ReadonlySet<string>): number {
  const both = [...now].filter((key) => then.has(key)).length;
  const all = then.size >= TELLING ? then.size : now.size + then.size - both;
  // Two that say nothing are not known to be different.
  return all === 0 ? 1 : both / all;
}

function freeName(root: string, title: string, taken: readonly Kept[]): string {
  const name = words(title).join('-') || 'collection';
  const start = `${stemOf(root)}.record.${name}`;
  const wanted = [recordName(root), `${start}.txt`, ...taken.map((_, index) => `${start}-${index + 2}.txt`)];
  return wanted.find((candidate) => taken.every(({ file }) => file !== candidate)) as string;
}

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Name of the note that is left while files take their new content. */
const JOURNAL = '.reconstruct-unfinished.json';

/**
 * Gives several files of a folder new content, all of them or none: the new texts are written beside the files first,
 * a note says which they are, then each takes its place. When that fails, what has changed is put back; a signal waits
 * until all is done; and after a crash {@link finishInterrupted} completes what the note says.
 */
export function writeFiles(folder: string, texts: ReadonlyMap<string, string>): void {
  if (texts.size === 0) {
    return;
  }
  const files = [...texts].map(([file, text]) => ({ target: join(folder, file), text }));
  const temporary = (target: string): string => `${target}.new`;
  const before = new Map<string, Buffer | undefined>();
  const wait = (): void => {};
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) {
    process.on(signal, wait);
  }
  const done: string[] = [];
  try {
    for (const { target, text } of files) {
      mkdirSync(dirname(target), { recursive: true });
      before.set(target, existsSync(target) ? readFileSync(target) : undefined);
      writeFileSync(temporary(target), text);
    }
    writeFileSync(join(folder, JOURNAL), JSON.stringify([...texts.keys()]));
    for (const { target } of files) {
      done.push(target);
      renameSync(temporary(target), target);
    }
  } catch (error) {
    for (const target of done) {
      putBack(target, before.get(target));
    }
    for (const { target } of files) {
      rmSync(temporary(target), { force: true });
    }
    throw error;
  } finally {
    rmSync(join(folder, JOURNAL), { force: true });
    for (const signal of signals) {
      process.off(signal, wait);
    }
  }
}

function putBack(target: string, content: Buffer | undefined): void {
  try {
    if (content === undefined) {
      rmSync(target, { force: true });
    } else {
      writeFileSync(target, content);
    }
  } catch {
    // It could not be replaced in the first place, so it is as it was.
  }
}

/** Completes what a run that was killed had begun to write in a folder; gives the files concerned. */
export function finishInterrupted(folder: string): string[] {
  const journal = join(folder, JOURNAL);
  if (!existsSync(journal)) {
    return [];
  }
  const files = JSON.parse(readFileSync(journal, 'utf8')) as string[];
  for (const file of files) {
    const target = join(folder, file);
    if (existsSync(`${target}.new`)) {
      renameSync(`${target}.new`, target);
    }
  }
  rmSync(journal, { force: true });
  return files;
}

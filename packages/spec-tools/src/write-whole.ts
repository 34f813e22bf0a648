import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file beside its place and moves it there, so that no reader ever sees half of it. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

// Imported as modules, these would make Node load its streams: a fifth of the time a small conversion takes.
const { mkdirSync, openSync, closeSync, readFileSync, renameSync, rmSync, writeSync } =
  process.getBuiltinModule('node:fs');
const { dirname, resolve } = process.getBuiltinModule('node:path');

/** A path as the user means it: relative to where they called the command, also through a package manager. */
export function userPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/** Text of a file, or of standard input for `-`. */
export function readInput(path: string): string {
  // Asked for text, Node decodes anything beyond ASCII several times slower than a buffer does.
  return readFileSync(path === '-' ? 0 : userPath(path)).toString('utf8');
}

/** Writes a file whole or not at all: into a temporary neighbor first, then renamed. `-` is standard output. */
export function writeOutput(path: string, produce: (sink: (chunk: string) => void) => void): void {
  if (path === '-') {
    produce((chunk) => writeAll(1, chunk));
    return;
  }
  const target = userPath(path);
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    produce((chunk) => writeAll(file, chunk));
    closeSync(file);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A line for the person at the terminal, on standard error; `console` would load Node's streams for it. */
export function say(line: string): void {
  writeAll(2, `${line}\n`);
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      // A pipe that is full asks to try again.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        throw error;
      }
    }
  }
}

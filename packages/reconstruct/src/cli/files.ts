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
    produce((chunk) => writeText(1, chunk));
    return;
  }
  const target = userPath(path);
  mkdirSync(dirname(target), { recursive: true });
  replaceFile(target, (file) => produce((chunk) => writeText(file, chunk)));
}

/** Gives a file new content, whole or not at all: `write` gets the descriptor of a neighbor that then takes its place. */
export function replaceFile(target: string, write: (file: number) => void): void {
  const temporary = `${target}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    write(file);
    closeSync(file);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A line for the person at the terminal, on standard error; `console` would load Node's streams for it. */
export function say(line: string): void {
  writeText(2, `${line}\n`);
}

function writeText(file: number, text: string): void {
  writeAll(file, Buffer.from(text, 'utf8'));
}

/** Writes every byte to a descriptor. */
export function writeAll(file: number, bytes: Buffer): void {
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

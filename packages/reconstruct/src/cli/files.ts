// Imported as modules, these would make Node load its streams: a fifth of the time a small conversion takes.
const {
  mkdirSync,
  openSync,
  closeSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} = process.getBuiltinModule('node:fs');
const { dirname, resolve } = process.getBuiltinModule('node:path');

/** More links in a row than anybody makes. */
const MAX_LINKS = 40;

/** A path as the user means it: relative to where they called the command, also through a package manager. */
export function userPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/** Text of a file, or of standard input for `-`. */
export function readInput(path: string): string {
  const bytes = readFileSync(path === '-' ? 0 : userPath(path));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return bytes.toString('utf16le');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) {
    return bytes.swap16().toString('utf16le');
  }
  // Asked for text, Node decodes anything beyond ASCII several times slower than a buffer does.
  return bytes.toString('utf8');
}

/** The descriptor that an output names: `-` and the paths that Linux and macOS give to open files. */
function descriptorOf(path: string): number | undefined {
  const names: Readonly<Record<string, number>> = { '-': 1, '/dev/stdout': 1, '/dev/stderr': 2 };
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path) ?? [];
  return number === undefined ? names[path] : Number(number);
}

/**
 * Writes a file whole or not at all: into a temporary neighbor first, then renamed. What is no regular file, a device
 * or a pipe, is written to in place; behind a link, the file it points to is replaced. `-` is standard output; that and
 * other open files (`/dev/stdout`, `/dev/fd/3`) go on where they are.
 */
export function writeOutput(path: string, produce: (sink: (chunk: string) => void) => void): void {
  const descriptor = descriptorOf(path);
  if (descriptor !== undefined) {
    produce((chunk) => writeText(descriptor, chunk));
    return;
  }
  const target = behindLinks(userPath(path));
  const existing = statSync(target, { throwIfNoEntry: false });
  const write = (file: number): void => produce((chunk) => writeText(file, chunk));
  if (existing && !existing.isFile()) {
    const file = openSync(target, 'w');
    try {
      write(file);
    } finally {
      closeSync(file);
    }
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  replaceFile(target, existing?.mode, write);
}

/** Whether an output is, or will be, a file that others can be written beside. */
export function isRegular(path: string): boolean {
  return descriptorOf(path) === undefined && statSync(userPath(path), { throwIfNoEntry: false })?.isFile() !== false;
}

/** The file that a link, or a row of links, points to, whether it exists or not. */
function behindLinks(path: string): string {
  let target = path;
  for (let links = 0; links < MAX_LINKS; links += 1) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) {
      return target;
    }
    target = resolve(dirname(target), readlinkSync(target));
  }
  throw new Error(`${path} is a link that leads to itself`);
}

// `write` gets the descriptor of a neighbor that then takes the file's place, with its permissions.
function replaceFile(target: string, mode: number | undefined, write: (file: number) => void): void {
  const temporary = `${target}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w', mode);
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
function writeAll(file: number, bytes: Buffer): void {
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

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process above this one. */
interface Ancestor {
  readonly pid: number;
  readonly command: string;
}

const packageManager = /(?:^|[/\s])(?:p?npm|npx|yarn|bun)(?:-cli)?(?:\.c?js)?(?:\s|$)/;

/** The shell script through which package managers offer the Node of a workspace. */
const shim = /node_modules\/\.bin\/node\s/;

/**
 * The processes that started this one on somebody's behalf, nearest first: package managers, and the script that stands
 * for `node` in `node_modules/.bin`.
 *
 * They work through shells, and a shell that is told to end does not tell its command. So whoever ends `pnpm mock` by its
 * process id would leave the server behind, if the server did not watch them itself.
 */
export function launchers(): readonly number[] {
  const inScript = process.env.npm_lifecycle_event !== undefined;
  return ancestors(process.ppid)
    .filter(
      ({ pid, command }) => (inScript && packageManager.test(command)) || (pid === process.ppid && shim.test(command)),
    )
    .map(({ pid }) => pid);
}

/** Whether a process still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ancestors(pid: number): Ancestor[] {
  const found: Ancestor[] = [];
  const look = process.platform === 'linux' ? fromProc : fromPs;
  try {
    for (let next = pid; next > 1; ) {
      const { parent, command } = look(next);
      found.push({ pid: next, command });
      next = parent;
    }
  } catch {
    // A system that does not tell loses this watch and nothing else.
  }
  return found;
}

/** See proc(5): the command name in `stat` is in parentheses and may contain some itself. */
function fromProc(pid: number): { parent: number; command: string } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
}

function fromPs(pid: number): { parent: number; command: string } {
  const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const [, parent, command = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
  return { parent: Number(parent), command };
}

import { execFileSync } from 'node:child_process';

const PACKAGE_MANAGER = /(?:^|[/\s])(?:p?npm|npx|yarn)(?:-cli)?(?:\.c?js)?(?:\s|$)/;
const INTERVAL_MS = 300;

/**
 * The package managers above a process, from a listing of `ps -A -o pid=,ppid=,args=`.
 * @example packageManagersAbove('7 1 pnpm run docs\n8 7 sh -c node cli.ts', 8) // [7]
 */
export function packageManagersAbove(listing: string, pid: number): number[] {
  const processes = new Map(
    listing.split('\n').flatMap((line) => {
      const [, own, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return own ? [[Number(own), { parent: Number(parent), command }] as const] : [];
    }),
  );
  const found: number[] = [];
  for (let next = pid; next > 1; ) {
    const entry = processes.get(next);
    if (!entry) {
      break;
    }
    if (PACKAGE_MANAGER.test(entry.command)) {
      found.push(next);
    }
    next = entry.parent;
  }
  return found;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls back once when a package manager that started this process is gone. They start commands through shells that
 * do not pass signals on: whoever ends `pnpm run docs` by its process id would leave the server behind.
 */
export function onAbandoned(callback: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) {
    return;
  }
  let managers: number[] = [];
  try {
    managers = packageManagersAbove(
      execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }),
      process.ppid,
    );
  } catch {
    // Without `ps` only this look-out is lost.
  }
  if (managers.length === 0) {
    return;
  }
  const timer = setInterval(() => {
    if (!managers.every(isAlive)) {
      clearInterval(timer);
      callback();
    }
  }, INTERVAL_MS).unref();
}

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command line tool in a process of its own. */
export interface Running extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly stdout: string;
  readonly stderr: string;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
  /** Resolves as soon as the text was printed; rejects when the process ends without. */
  printed(text: string | RegExp): Promise<RegExpMatchArray>;
  /** The same for what it writes to stderr. */
  complained(text: string | RegExp): Promise<RegExpMatchArray>;
}

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** Starts the tool from its source. Ends with the block it is started in, whatever happens there. */
export function start(...args: readonly string[]): Running {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  const watching = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const look of watching) {
        look();
      }
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    exited,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    printed: (text) => written('stdout', text),
    complained: (text) => written('stderr', text),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };

  function written(name: 'stdout' | 'stderr', text: string | RegExp): Promise<RegExpMatchArray> {
    const pattern = typeof text === 'string' ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text;
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = output[name].match(pattern);
        if (found !== null) {
          watching.delete(look);
          resolve(found);
        }
      };
      watching.add(look);
      look();
      void exited.then((code) =>
        reject(new Error(`Ended with ${code} before it printed ${pattern}: ${output.stderr}`)),
      );
    });
  }
}

/** The address that a started tool printed. */
export async function addressOf(tool: Running): Promise<string> {
  const [, url = ''] = await tool.printed(/answers on (http:\S+)/);
  return url;
}

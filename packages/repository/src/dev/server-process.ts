import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../workspace.ts';

/** A server of this repository as a child process that can be started anew. */
export class ServerProcess {
  readonly #args: readonly string[];
  readonly #show: (line: string) => void;
  #child: ChildProcess | undefined;

  /** @param args Script and arguments for this Node. @param show Called with each line that the server prints. */
  constructor(args: readonly string[], show: (line: string) => void) {
    this.#args = args;
    this.#show = show;
  }

  /** Ends the server where it runs, and starts it; resolves with its first line. */
  async restart(): Promise<void> {
    await this.close();
    const child = spawn(process.execPath, [...this.#args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
        this.#show(line);
      }
    });
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }

  /** Ends the server and waits until it is gone. */
  async close(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    this.#child = undefined;
  }
}

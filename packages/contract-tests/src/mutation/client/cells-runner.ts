import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Task, WorkerReply } from './worker.ts';

/** Longest time one mutant may take; an endless loop is a mutant that was noticed. */
const LIMIT_MS = 30_000;

/** Runs cells against mutated clients in a thread, and replaces the thread when a mutant never comes to an end. */
export class CellsRunner {
  #worker: Worker | undefined;

  /** The first thing the cells noticed, or `undefined`. */
  async notice(task: Task): Promise<string | undefined> {
    const worker = await this.#ready();
    const over = new AbortController();
    const { signal } = over;
    const answered = once(worker, 'message', { signal }) as Promise<[WorkerReply]>;
    const failed = once(worker, 'error', { signal }) as Promise<[Error]>;
    worker.postMessage(task);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), LIMIT_MS);
    });
    const first = await Promise.race([answered, failed, late]);
    clearTimeout(timer);
    over.abort();
    await Promise.allSettled([answered, failed]);
    if (first === 'late' || first[0] instanceof Error) {
      await this.close();
      return first === 'late' ? `no end after ${LIMIT_MS / 1000} s` : String(first[0]);
    }
    return first[0].noticed;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #ready(): Promise<Worker> {
    if (!this.#worker) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      this.#worker = worker;
      // A mutant may break the thread after its cells have ended: then nobody else listens, and the next one gets a new.
      worker.on('error', () => {
        if (this.#worker === worker) {
          this.#worker = undefined;
        }
      });
      await once(worker, 'message');
    }
    return this.#worker;
  }
}

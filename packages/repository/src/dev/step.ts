import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StepOutcome } from './step-thread.ts';
import type { StepName } from './steps.ts';

/** How a step went. */
export interface StepResult {
  readonly name: StepName;
  /** Seconds that it took. */
  readonly seconds: number;
  /** Why it failed; absent when it did not. */
  readonly problem?: string;
}

/** A step in a thread that stays, so that only the first run pays for loading its code. */
export class Step {
  readonly name: StepName;
  #worker: Worker | undefined;

  constructor(name: StepName) {
    this.name = name;
  }

  /** Runs the step. A thread that died is replaced; what it died of is the problem. */
  async run(): Promise<StepResult> {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    try {
      const worker = await this.#ready();
      worker.postMessage('run');
      const [{ problem }] = (await once(worker, 'message')) as [StepOutcome];
      return { name: this.name, seconds: seconds(), ...(problem !== undefined && { problem }) };
    } catch (error) {
      this.#worker = undefined;
      return { name: this.name, seconds: seconds(), problem: (error as Error).message };
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #ready(): Promise<Worker> {
    if (!this.#worker) {
      const worker = new Worker(new URL('./step-thread.ts', import.meta.url), { workerData: this.name });
      await once(worker, 'message');
      this.#worker = worker;
    }
    return this.#worker;
  }
}

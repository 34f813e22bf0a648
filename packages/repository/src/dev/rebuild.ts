import { Step, type StepResult } from './step.ts';

/** Something that has to follow the bundle, such as a server that reads it. */
export type Follower = () => Promise<void>;

/** A step as far as a rebuild uses it. */
export type RunnableStep = Pick<Step, 'run' | 'close'>;

/** From a changed specification to everything that is derived from it. */
export class Rebuild {
  readonly #bundle: RunnableStep;
  readonly #derived: readonly RunnableStep[];
  readonly #followers: readonly Follower[];
  #running: Promise<readonly StepResult[]> | undefined;
  #again = false;

  /**
   * @param followers Called as soon as the bundle is new, beside the steps that derive from it.
   * @param bundle The first step.
   * @param derived The steps that read the bundle, run beside each other.
   */
  constructor(
    followers: readonly Follower[] = [],
    bundle: RunnableStep = new Step('bundle'),
    derived: readonly RunnableStep[] = [new Step('client'), new Step('pages')],
  ) {
    this.#followers = followers;
    this.#bundle = bundle;
    this.#derived = derived;
  }

  /**
   * Runs the steps; a call while they run has them run once more afterwards.
   *
   * @returns How each went. After a bundle that failed nothing else is run: what was built before stays.
   */
  run(): Promise<readonly StepResult[]> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#repeat().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all([this.#bundle, ...this.#derived].map((step) => step.close()));
  }

  async #repeat(): Promise<readonly StepResult[]> {
    for (;;) {
      this.#again = false;
      const results = await this.#once();
      if (!this.#again) {
        return results;
      }
    }
  }

  async #once(): Promise<readonly StepResult[]> {
    const bundled = await this.#bundle.run();
    if (bundled.problem !== undefined) {
      return [bundled];
    }
    const followers = this.#followers.map((follow) => follow());
    const derived = await Promise.all(this.#derived.map((step) => step.run()));
    await Promise.all(followers);
    return [bundled, ...derived];
  }
}

/** One line for a change, and the problems below it: `12:00:01 Link.yaml: bundle 0.4 s, client 1.9 s, pages 1.5 s`. */
export function describeRun(what: string, results: readonly StepResult[], at: Date = new Date()): string {
  const steps = results.map(({ name, seconds, problem }) => `${problem ? '✗ ' : ''}${name} ${seconds.toFixed(1)} s`);
  const problems = results.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  return [`${at.toTimeString().slice(0, 8)} ${what}: ${steps.join(', ')}`, ...problems].join('\n');
}

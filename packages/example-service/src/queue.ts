/** Runs jobs one after the other, so that a webhook can be answered before its work is done. */
export class Queue {
  #last: Promise<void> = Promise.resolve();

  /** Adds a job and returns at once. A job deals with its own errors. */
  add(job: () => Promise<void>): void {
    this.#last = this.#last.then(job);
  }

  /** Resolves when every job that was added, also by other jobs meanwhile, is done. */
  async idle(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.#last; ) {
      seen = this.#last;
      await seen;
    }
  }
}

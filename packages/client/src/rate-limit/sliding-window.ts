/** When the last requests started: enough to know when the next may. */
export class SlidingWindow {
  readonly #starts: number[] = [];
  readonly #most: number;
  readonly #span: number;
  #next = 0;

  constructor(most: number, span: number) {
    this.#most = most;
    this.#span = span;
  }

  /** Milliseconds until one more may start; 0 or less means now. */
  delay(now: number): number {
    const oldest = this.#starts[this.#next];
    return oldest === undefined ? 0 : oldest + this.#span - now;
  }

  /** Notes a start. */
  add(now: number): void {
    if (this.#most === Number.POSITIVE_INFINITY) {
      return;
    }
    this.#starts[this.#next] = now;
    this.#next = (this.#next + 1) % this.#most;
  }
}

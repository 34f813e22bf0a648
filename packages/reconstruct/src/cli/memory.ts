import { setFlagsFromString } from 'node:v8';

const LARGE = 8_000_000;

/** Keeps the heap close to what is in use while a large collection is converted: Node would rather let it grow. */
export function limitHeap(inputLength: number): void {
  if (inputLength > LARGE) {
    setFlagsFromString('--heap-growing-percent=25');
  }
}

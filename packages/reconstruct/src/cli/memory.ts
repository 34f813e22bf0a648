import { setFlagsFromString } from 'node:v8';

const LARGE = 20_000_000;

/**
 * Tunes the garbage collector to the input: a small one is done before the heap has grown to a good size, so it grows
 * at once; for a large one the heap is kept close to what is in use, where Node would rather let it grow.
 */
export function tuneHeap(inputLength: number): void {
  if (inputLength > LARGE) {
    setFlagsFromString('--semi-space-growth-factor=1');
    setFlagsFromString('--heap-growing-percent=25');
  } else {
    setFlagsFromString('--semi-space-growth-factor=16');
  }
}

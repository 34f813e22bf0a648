const LARGE = 20_000_000;

/** Keeps the heap of a large conversion close to what is in use, where Node would rather let it grow. */
export function tuneHeap(inputLength: number): void {
  if (inputLength > LARGE) {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    setFlagsFromString('--heap-growing-percent=25');
  }
}

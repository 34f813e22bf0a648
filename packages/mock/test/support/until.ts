/** Waits for something that happens soon and has no event of its own. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(setImmediate);
  }
}

import { expect } from 'vitest';

/** What a promise was rejected with, as an instance of that class. */
export async function caught<T extends Error>(
  promise: Promise<unknown>,
  type: abstract new (...values: never[]) => T,
): Promise<T> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(type);
  return error as T;
}

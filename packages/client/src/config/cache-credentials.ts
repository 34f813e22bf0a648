import type { Credentials } from './options.ts';

/**
 * A `credentials` function that asks yours only when what it gave is too old. Calls that begin while yours is asked share
 * its answer; a failure is not kept.
 *
 * @param maxAge How long keys are used, in milliseconds.
 * @example
 * createBelvoClient({ credentials: cacheCredentials(readFromVault, 600_000), environment: 'production' });
 */
export function cacheCredentials(
  credentials: () => Credentials | Promise<Credentials>,
  maxAge: number,
): () => Promise<Credentials> {
  let kept: Promise<Credentials> | undefined;
  let until = 0;
  return () => {
    if (kept && performance.now() < until) {
      return kept;
    }
    const asked = (async () => await credentials())();
    kept = asked;
    until = performance.now() + maxAge;
    asked.catch(() => {
      if (kept === asked) {
        kept = undefined;
      }
    });
    return asked;
  };
}

import { parseUrl } from '../core/parse-url.ts';
import { UsageError } from '../errors/usage-error.ts';
import { environments } from '../generated/facts.ts';
import type { Target } from './options.ts';

/** Encrypted, or an address of the machine itself, where http is no risk. */
const PRIVATE = /^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$)/;

/**
 * The address that paths are appended to, without a trailing slash.
 *
 * @throws UsageError for no target, two, an unknown environment, or http to another machine.
 */
export function baseUrlOf({ environment, baseUrl }: Target): string {
  if ((environment === undefined) === (baseUrl === undefined)) {
    throw new UsageError('Give environment or baseUrl; there is no default.');
  }
  if (environment !== undefined) {
    if (!Object.hasOwn(environments, environment)) {
      throw new UsageError(`environment must be one of ${Object.keys(environments).join(', ')}.`);
    }
    return environments[environment];
  }
  const url = parseUrl(baseUrl);
  if (!url || url.username + url.password + url.search + url.hash) {
    throw new UsageError('baseUrl must be an absolute URL without user, query or fragment.');
  }
  if (!PRIVATE.test(url.origin)) {
    throw new UsageError(
      `baseUrl must be https, or http on this machine: ${url.origin} would see the keys in the clear.`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

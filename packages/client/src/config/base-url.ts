import { parseUrl } from '../core/parse-url.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type Environment, environments } from '../generated/facts.ts';
import type { Target } from './options.ts';

/** Encrypted, or an address of the machine itself, where http is no risk. */
const PRIVATE = /^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$)/;

/**
 * The address that paths are appended to, without a trailing slash.
 *
 * @throws UsageError for no target, two, an unknown environment, or http to another machine.
 */
export function baseUrlOf({ environment, baseUrl }: Target): string {
  const names = Object.keys(environments);
  const isKnown = names.includes(environment as string);
  if (isKnown === (baseUrl !== undefined) || (environment !== undefined) !== isKnown) {
    throw new UsageError(`Give environment or baseUrl; there is no default. Environments: ${names.join(', ')}.`);
  }
  if (isKnown) {
    return environments[environment as Environment];
  }
  const { origin, pathname, href } = parseUrl(baseUrl) ?? {};
  if (!origin || origin + pathname !== href) {
    throw new UsageError('baseUrl must be an absolute URL without user, query or fragment.');
  }
  if (!PRIVATE.test(origin)) {
    throw new UsageError(`baseUrl must be https: ${origin} would see the keys in the clear.`);
  }
  return href.replace(/\/+$/, '');
}

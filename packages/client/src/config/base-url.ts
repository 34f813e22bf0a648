import { UsageError } from '../errors/usage-error.ts';
import { environments } from '../generated/facts.ts';
import type { Target } from './options.ts';

/** Addresses of the machine itself, where unencrypted http is no risk. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address that paths are appended to, without a trailing slash.
 *
 * @throws UsageError for no target, two, an unknown environment, or http to another machine.
 */
export function baseUrlOf({ environment, baseUrl }: Target): string {
  if ((environment === undefined) === (baseUrl === undefined)) {
    throw new UsageError('Give either environment or baseUrl: there is no default.');
  }
  if (environment !== undefined) {
    const known = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
    if (known === undefined) {
      throw new UsageError(`Unknown environment "${environment}". Known: ${Object.keys(environments).join(', ')}.`);
    }
    return known;
  }
  let url: URL;
  try {
    url = new URL(baseUrl as string);
  } catch {
    throw new UsageError('baseUrl is not a URL. Give an absolute one, like https://host.example.com.');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError('baseUrl must have no user, password, query or fragment.');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    throw new UsageError(`baseUrl must be https: the keys would cross the network in the clear. Got ${url.origin}.`);
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

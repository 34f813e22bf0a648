import { UsageError } from '../errors/call-errors.ts';
import { environments } from '../generated/data/constants.ts';
import { parseUrl } from '../util/url.ts';
import type { Target } from './options.ts';

/** An address of this machine itself, where http is no risk: a mock, a test server, a proxy beside the program. */
export const LOOPBACK = /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/]/;

/**
 * The address that paths are appended to, without a trailing slash.
 *
 * @throws UsageError for no target, two, an unknown environment, or http to another machine.
 */
export function baseUrlOf({ environment, baseUrl }: Target): string {
  const names = Object.keys(environments);
  if (environment === undefined ? baseUrl === undefined : baseUrl !== undefined || !names.includes(environment)) {
    const got = environment && `, got '${environment}'`;
    throw new UsageError(`Give either environment, '${names.join("' or '")}', or baseUrl${got ?? ''}.`);
  }
  if (environment !== undefined) {
    return environments[environment];
  }
  const { origin, pathname, href } = parseUrl(baseUrl) ?? {};
  if (!href || `${origin}${pathname}` !== href || !(origin?.startsWith('https:') || LOOPBACK.test(href))) {
    // Over http to another machine everyone on the way would see the keys.
    throw new UsageError(
      'baseUrl must be an https address without user, query or fragment; http only on this machine.',
    );
  }
  return href.replace(/\/+$/, '');
}

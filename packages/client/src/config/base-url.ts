import { UsageError } from '../errors/call-errors.ts';
import { type Environment, environments } from '../generated/data/facts.ts';
import { parseUrl } from '../util/url.ts';
import type { Target } from './options.ts';

/** An address of this machine itself, where http is no risk. */
const LOOPBACK = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** Whether a base URL leads to this machine without encryption: a mock, a test server, a proxy beside the program. */
export function isLoopback(baseUrl: string): boolean {
  return LOOPBACK.test(new URL(baseUrl).origin);
}

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(' or ');

/**
 * The address that paths are appended to, without a trailing slash.
 *
 * @throws UsageError for no target, two, an unknown environment, or http to another machine.
 */
export function baseUrlOf({ environment, baseUrl }: Target): string {
  const names = Object.keys(environments);
  if ((environment === undefined) === (baseUrl === undefined)) {
    throw new UsageError(`Give environment (${quoted(names)}) or baseUrl, one of them; there is no default.`);
  }
  if (environment !== undefined) {
    if (!names.includes(environment)) {
      throw new UsageError(`environment must be ${quoted(names)}, got '${String(environment)}'.`);
    }
    return environments[environment as Environment];
  }
  const { origin, pathname, href } = parseUrl(baseUrl) ?? {};
  if (!origin || origin + pathname !== href) {
    throw new UsageError('baseUrl must be an absolute URL without user, query or fragment.');
  }
  if (!origin.startsWith('https:') && !LOOPBACK.test(origin)) {
    throw new UsageError(`baseUrl must be https: ${origin} would see the keys in the clear.`);
  }
  return href.replace(/\/+$/, '');
}

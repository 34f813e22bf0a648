import { UsageError } from '../errors/call-errors.ts';
import type { Environment } from '../generated/data/constants.ts';
import type { ClientOptions } from './options.ts';

type Variables = Readonly<Record<string, string | undefined>>;

function ownVariables(): Variables {
  return (globalThis as { process?: { env?: Variables } }).process?.env ?? {};
}

/**
 * Client options from `BELVO_SECRET_ID`, `BELVO_SECRET_PASSWORD` and `BELVO_ENV` (an environment's name), or
 * `BELVO_BASE_URL` (an address, such as that of the mock) in the place of `BELVO_ENV`. With both, the address counts.
 *
 * @param variables Default: the process's environment.
 * @throws UsageError naming every variable that is missing.
 * @example
 * const belvo = createBelvoClient(optionsFromEnv());
 */
export function optionsFromEnv(variables: Variables = ownVariables()): ClientOptions {
  const { BELVO_SECRET_ID: secretId, BELVO_SECRET_PASSWORD: secretPassword } = variables;
  const { BELVO_ENV: environment, BELVO_BASE_URL: baseUrl } = variables;
  const missing = Object.entries({
    BELVO_SECRET_ID: secretId,
    BELVO_SECRET_PASSWORD: secretPassword,
    BELVO_ENV: environment || baseUrl,
  })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  if (!secretId || !secretPassword || !(environment || baseUrl)) {
    throw new UsageError(`Missing in the environment: ${missing.join(', ')}.`);
  }
  return { secretId, secretPassword, ...(baseUrl ? { baseUrl } : { environment: environment as Environment }) };
}

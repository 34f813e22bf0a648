/** Whether the live run happens, and with which keys. */
export type Decision =
  | { readonly run: true; readonly secretId: string; readonly secretPassword: string }
  | { readonly run: false; readonly reason: string };

/**
 * Decides on the live run from the environment: both keys have to be there, and only the sandbox is ever called.
 *
 * @param env Usually `process.env`.
 */
export function decide(env: Readonly<Record<string, string | undefined>>): Decision {
  const { BELVO_SECRET_ID: secretId = '', BELVO_SECRET_PASSWORD: secretPassword = '', BELVO_ENV: environment } = env;
  const missing = [
    ...(secretId === '' ? ['BELVO_SECRET_ID'] : []),
    ...(secretPassword === '' ? ['BELVO_SECRET_PASSWORD'] : []),
  ];
  if (missing.length > 0) {
    return { run: false, reason: `${missing.join(' and ')} not set` };
  }
  if (environment !== undefined && environment !== '' && environment !== 'sandbox') {
    return { run: false, reason: `BELVO_ENV is "${environment}", and only the sandbox is ever called` };
  }
  return { run: true, secretId, secretPassword };
}

/** The line that is printed when the live run does not happen. */
export function skipLine(reason: string): string {
  return (
    `LIVE RUN SKIPPED: ${reason}. Nothing was compared with Belvo's sandbox. ` +
    'Set BELVO_SECRET_ID and BELVO_SECRET_PASSWORD to sandbox keys to compare.'
  );
}

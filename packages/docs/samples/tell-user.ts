import { errorCodes, hasCode, isApiError } from '@belvo-openapi/client';

/** The texts of `downloads/user-messages.json`, in one language. */
export type Messages = Readonly<Record<string, string>>;

/** What to do about a failed call, and what the person may read about it. */
export interface Verdict {
  readonly action: 'ask the user' | 'repeat later' | 'fix it';
  readonly tell: string;
}

/** Belvo's `message` is for developers and in English: it is never shown to the person. */
export function verdict(error: unknown, messages: Messages, fallback: string): Verdict {
  if (!isApiError(error) || error.code === undefined) {
    return { action: 'repeat later', tell: fallback };
  }
  const own = messages[error.code];
  if (hasCode(error, 'login_error') || hasCode(error, 'token_required')) {
    return { action: 'ask the user', tell: own ?? fallback }; // never send the same credentials again
  }
  const known = errorCodes[error.code as keyof typeof errorCodes];
  const passes = known?.retry === 'backoff' || known?.retry === 'later';
  return { action: passes ? 'repeat later' : own === undefined ? 'fix it' : 'ask the user', tell: own ?? fallback };
}

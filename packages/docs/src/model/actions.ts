import type { ErrorCode } from './errors.ts';
import type { Site } from './site.ts';

/** What the caller does about an error code. */
export type ErrorAction = 'repeat' | 'wait' | 'user' | 'fix';

/** The actions in the order of the filter, with their labels. */
export const ERROR_ACTIONS: Readonly<Record<ErrorAction, string>> = {
  repeat: 'Repeat the call',
  wait: 'Wait, then repeat',
  user: 'Ask the end user',
  fix: 'Fix the code or the account',
};

/**
 * Whose turn it is when a code comes: the retry class of the specification says what to repeat; codes that the end
 * user has to hear about are those with a message; everything else is for the developer.
 */
export function errorAction({ code, retry }: ErrorCode, messages: Site['messages']): ErrorAction {
  if (retry === 'backoff') {
    return 'repeat';
  }
  if (retry === 'later') {
    return 'wait';
  }
  return retry === 'resume' || messages.has(code) ? 'user' : 'fix';
}

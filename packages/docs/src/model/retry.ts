/** What a retry class means for the caller, in plain words. */
export interface RetryAdvice {
  /** Value of `x-retry`. */
  kind: string;
  /** Short label for badges and tables. */
  label: string;
  /** One sentence for the operation's page. */
  sentence: string;
  tone: 'good' | 'careful' | 'unknown';
}

const ADVICE: Record<string, Omit<RetryAdvice, 'kind'>> = {
  safe: {
    label: 'Safe',
    sentence: 'Repeat it whenever no answer came: it only reads.',
    tone: 'good',
  },
  idempotent: {
    label: 'Idempotent',
    sentence: 'It may be repeated: doing it twice leaves the same result as doing it once.',
    tone: 'good',
  },
  keyed: {
    label: 'With a key',
    sentence: 'Repeat it only with the idempotency key of the first attempt; without one it could be done twice.',
    tone: 'careful',
  },
  unsent: {
    label: 'Only if unsent',
    sentence:
      'Repeat it only when the request provably never reached the server, for instance when no connection was made.',
    tone: 'careful',
  },
};

/** Advice for a value of `x-retry`; an absent or unknown one is treated as "do not repeat". */
export function retryAdvice(kind: unknown): RetryAdvice {
  const known = typeof kind === 'string' ? ADVICE[kind] : undefined;
  return {
    kind: typeof kind === 'string' ? kind : 'unspecified',
    ...(known ?? {
      label: 'Not stated',
      sentence: 'The specification does not say whether a repeat is harmless: do not repeat it automatically.',
      tone: 'unknown',
    }),
  };
}

/** The order in which tables list the classes. */
export const RETRY_KINDS = Object.keys(ADVICE);

const CODE_RETRY: Record<string, string> = {
  never: 'Do not repeat',
  backoff: 'Repeat with growing pauses',
  later: 'Repeat later',
  resume: 'Resume with the token',
};

/** What `retry` of an error code means, in plain words; unknown values are shown as they are. */
export function codeRetryLabel(retry: string, waitSeconds?: number): string {
  const label = CODE_RETRY[retry] ?? retry;
  return waitSeconds === undefined ? label : `${label}, after ${waitSeconds} s`;
}

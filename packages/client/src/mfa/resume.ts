import type { CallOptions } from '../config/options.ts';
import type { CallArguments, PreparedRequest } from '../core/operation.ts';
import { send } from '../core/send.ts';
import type { ApiFailure } from '../errors/api-errors.ts';
import { MfaExpiredError, UsageError } from '../errors/call-errors.ts';
import { entriesOf } from '../errors/error-entries.ts';
import { type MfaChallenge, readChallenge } from './challenge.ts';
import { MfaRequiredError, type Resume } from './mfa-required-error.ts';

type Entry = Readonly<Record<string, unknown>>;

/**
 * The continuation of a call that stopped with 428: bound to the operation that the specification links to, to this
 * session, and to the options of the first call.
 */
function resumeOf(request: PreparedRequest, entry: Entry, { expiresAt }: MfaChallenge): Resume {
  const { operation, config } = request;
  const { mfa } = operation;
  const read = (token: string | undefined, options?: CallOptions): CallArguments => {
    if (!mfa) {
      throw new UsageError('no operation resumes it.');
    }
    if (token !== undefined && typeof token !== 'string') {
      throw new UsageError('the token must be text.');
    }
    if (Date.now() >= expiresAt.getTime()) {
      throw new MfaExpiredError(`the session ended at ${expiresAt.toISOString()}. Start again with ${operation.id}.`);
    }
    // What the first request decided, what the 428 said, and the token; `undefined` does not get into JSON.
    const sent = (request.body ?? {}) as Entry;
    const body: Record<string, unknown> = { [mfa.tokenField]: token || undefined };
    for (const field of mfa.keep ?? []) {
      body[field] = sent[field];
    }
    for (const [field, property] of Object.entries(mfa.from)) {
      body[field] = entry[property] ?? undefined;
    }
    const resumed = mfa.resume();
    config.check?.(resumed, [undefined, body, options]);
    return { config, operation: resumed, path: [], body, params: undefined, options: options ?? request.options };
  };
  return (token, options) => send(mfa?.resume() ?? operation, () => read(token, options));
}

/** The error for a 428 that opened a session; undefined for every other refusal. */
export function mfaErrorOf(request: PreparedRequest, failure: ApiFailure): MfaRequiredError | undefined {
  const [entry] = failure.status === 428 ? entriesOf(failure.body) : [];
  const challenge = entry && readChallenge(entry, Date.now());
  return challenge && new MfaRequiredError(failure, challenge, resumeOf(request, entry, challenge));
}

import type { PreparedRequest } from '../core/request.ts';
import { send } from '../core/send.ts';
import { MfaExpiredError } from '../errors/mfa-expired-error.ts';
import type { Resume } from '../errors/mfa-required-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { MfaChallenge } from './challenge.ts';

type Entry = Readonly<Record<string, unknown>>;

/**
 * The continuation of a call that stopped with 428: bound to the operation that the specification links to, to this
 * session, and to the options of the first call.
 */
export function resumeOf(request: PreparedRequest, entry: Entry, { expiresAt }: MfaChallenge): Resume {
  return async (token, options) => {
    const { operation, config } = request;
    const { mfa } = operation;
    if (!mfa) {
      throw new UsageError('no operation resumes it.', { operation: operation.id });
    }
    const resume = mfa.resume();
    if (Date.now() >= expiresAt.getTime()) {
      const message = `the session ended at ${expiresAt.toISOString()}. Start again with ${operation.id}.`;
      throw new MfaExpiredError(message, { operation: resume.id });
    }
    // What the first request decided, what the 428 said, and the token; `undefined` does not get into JSON.
    const sent = (request.body ?? {}) as Entry;
    const body: Record<string, unknown> = { [mfa.tokenField]: token || undefined };
    for (const field of mfa.keep?.split(' ') ?? []) {
      body[field] = sent[field];
    }
    for (const pair of mfa.from.split(' ')) {
      const [field = '', property = field] = pair.split('=');
      body[field] = entry[property] ?? undefined;
    }
    return send(config, resume, [], body, undefined, options ?? request.options);
  };
}

import { type PreparedRequest, prepare } from '../core/request.ts';
import { send } from '../core/send.ts';
import { MfaExpiredError } from '../errors/mfa-expired-error.ts';
import type { Resume } from '../errors/mfa-required-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { MfaChallenge } from './challenge.ts';

type Entry = Readonly<Record<string, unknown>>;

/** The body that resumes: the link's fields from the 428, the token, and what the first request decided. */
function resumeBody(request: PreparedRequest, entry: Entry, token: string | undefined): Entry {
  const { from = {}, keep = [], tokenField = 'token' } = request.operation.mfa ?? {};
  const sent = (request.body ?? {}) as Entry;
  const body: Record<string, unknown> = {};
  for (const field of keep) {
    if (sent[field] !== undefined) {
      body[field] = sent[field];
    }
  }
  for (const [field, property] of Object.entries(from)) {
    if (entry[property] !== undefined && entry[property] !== null) {
      body[field] = entry[property];
    }
  }
  if (token !== undefined && token !== '') {
    body[tokenField] = token;
  }
  return body;
}

/**
 * The continuation of a call that stopped with 428: bound to the operation that the specification links to, to this
 * session, and to the options of the first call.
 */
export function resumeOf(request: PreparedRequest, entry: Entry, challenge: MfaChallenge): Resume {
  return async (token, options) => {
    const { operation, config } = request;
    const resume = operation.mfa?.resume();
    if (!resume) {
      throw new UsageError(`${operation.id}: the specification names no operation that resumes it.`);
    }
    if (Date.now() >= challenge.expiresAt.getTime()) {
      throw new MfaExpiredError(
        `${operation.id}: the session ended at ${challenge.expiresAt.toISOString()}. Start again.`,
        {
          operation: resume.id,
        },
      );
    }
    const body = resumeBody(request, entry, token);
    return send(prepare(config, resume, [], body, undefined, options ?? request.options));
  };
}

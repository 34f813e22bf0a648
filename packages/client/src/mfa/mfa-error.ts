import type { PreparedRequest } from '../core/request.ts';
import type { ApiFailure } from '../errors/api-error.ts';
import { entriesOf } from '../errors/entries.ts';
import { MfaRequiredError } from '../errors/mfa-required-error.ts';
import { readChallenge } from './challenge.ts';
import { resumeOf } from './resume.ts';

/** The error for a 428 that opened a session; undefined for every other refusal. */
export function mfaErrorOf(request: PreparedRequest, failure: ApiFailure): MfaRequiredError | undefined {
  const [entry] = failure.status === 428 ? entriesOf(failure.body) : [];
  const challenge = entry && readChallenge(entry, Date.now());
  return challenge && new MfaRequiredError(failure, challenge, resumeOf(request, entry, challenge));
}

import type { MfaFlow } from '../core/styles.ts';
import { MfaRequiredError } from '../errors/mfa-required-error.ts';

/** The outcome of a call as a flow. */
export async function toFlow<T>(outcome: Promise<T>): Promise<MfaFlow<T>> {
  try {
    return { state: 'completed', data: await outcome };
  } catch (error) {
    if (!(error instanceof MfaRequiredError)) {
      throw error;
    }
    const { challenge } = error;
    const { session, expiresAt } = challenge;
    const resume = (token?: string, options?: object) => toFlow(error.resume(token, options) as Promise<T>);
    // Reachable, but not part of what a log shows.
    const flow = { state: 'mfaRequired', expiresAt, resume };
    return Object.defineProperties(flow, {
      session: { value: session },
      challenge: { value: challenge },
    }) as unknown as MfaFlow<T>;
  }
}

import { Call, start } from '../core/call.ts';
import { unlessAborted } from '../core/guard.ts';
import type { Operation } from '../core/operation.ts';
import type { Sent } from '../core/send.ts';
import { type BelvoError, inOperation } from '../errors/belvo-error.ts';
import { ask } from '../errors/safe-cause.ts';
import { type MfaCallOptions, type MfaFlow, toFlow } from './flow.ts';
import { MfaRequiredError } from './mfa-required-error.ts';

/** A running call that may stop for a second factor. */
class MfaCall<T> extends Call<T> {
  async flow(): Promise<MfaFlow<T>> {
    return await toFlow(this);
  }
}

/** Asks the caller for a token. */
async function tokenFor(error: MfaRequiredError, { onMfa, signal }: MfaCallOptions): Promise<string | undefined> {
  const { operation = '', attempts } = error;
  try {
    const asked = ask('onMfa', () => onMfa?.(error.challenge), { attempts, maybeSent: true });
    return await unlessAborted(asked, signal);
  } catch (thrown) {
    throw inOperation(thrown as BelvoError, operation);
  }
}

/** Answers challenges as long as the institution asks and the callback has a token. */
async function withTokens(outcome: Promise<Sent>, options: MfaCallOptions): Promise<Sent> {
  try {
    return await outcome;
  } catch (error) {
    if (!(error instanceof MfaRequiredError)) {
      throw error;
    }
    const token = await tokenFor(error, options);
    if (token === undefined) {
      throw error;
    }
    return await withTokens(error.send(token), options);
  }
}

/** Makes a call of an operation that may stop for a second factor. */
export function mfaCall<C>(operation: Operation, values: readonly unknown[]): C {
  const sent = start(operation, values);
  // Options come last; wrong ones have failed the call already.
  const options = Object(values.at(-1)) as MfaCallOptions;
  return new MfaCall(typeof options.onMfa === 'function' ? withTokens(sent, options) : sent) as C;
}

import { Call } from '../core/call.ts';
import { BelvoCore } from '../core/client.ts';
import { unlessAborted } from '../core/guard.ts';
import type { Operation } from '../core/operation.ts';
import { type Sent, send } from '../core/send.ts';
import type { MfaCallOptions, MfaFlow } from '../core/styles.ts';
import { MfaRequiredError } from '../errors/mfa-required-error.ts';
import { toFlow } from './flow.ts';

/** A running call that may stop for a second factor. */
class MfaCall<T> extends Call<T> {
  flow(): Promise<MfaFlow<T>> {
    return toFlow(this);
  }
}

/** Answers challenges as long as the institution asks and the callback has a token. */
async function withTokens(
  outcome: Promise<Sent>,
  onMfa: NonNullable<MfaCallOptions['onMfa']>,
  signal: AbortSignal | undefined,
): Promise<Sent> {
  try {
    return await outcome;
  } catch (error) {
    if (!(error instanceof MfaRequiredError)) {
      throw error;
    }
    const token = await unlessAborted(Promise.resolve(onMfa(error.challenge)), signal, error.operation);
    if (token === undefined) {
      throw error;
    }
    return withTokens(MfaRequiredError.send(error, token), onMfa, signal);
  }
}

/** Makes a call of an operation that may stop for a second factor. */
export function mfaCall<C>(
  client: BelvoCore,
  operation: Operation,
  path: readonly unknown[],
  body: unknown,
  params: object | undefined,
  options: MfaCallOptions | undefined,
): C {
  const sent = send(BelvoCore.config(client), operation, path, body, params, options);
  const { onMfa, signal } = options ?? {};
  return new MfaCall(onMfa ? withTokens(sent, onMfa, signal) : sent) as C;
}

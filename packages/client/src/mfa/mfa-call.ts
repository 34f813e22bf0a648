import { Call, start } from '../core/call.ts';
import type { BelvoCore } from '../core/client.ts';
import type { Operation } from '../core/operation.ts';
import type { Sent } from '../core/send.ts';
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
async function withTokens(first: Promise<Sent>, options: MfaCallOptions): Promise<Sent> {
  let outcome = first;
  for (;;) {
    try {
      return await outcome;
    } catch (error) {
      if (!(error instanceof MfaRequiredError)) {
        throw error;
      }
      const token = await options.onMfa?.(error.challenge);
      if (token === undefined) {
        throw error;
      }
      outcome = MfaRequiredError.send(error, token);
    }
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
  const sent = start(client, operation, path, body, params, options);
  return new MfaCall(options?.onMfa ? withTokens(sent, options) : sent) as C;
}

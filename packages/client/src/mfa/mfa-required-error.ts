import type { CallOptions } from '../config/options.ts';
import type { Sent } from '../core/send.ts';
import { ApiError, type ApiFailure } from '../errors/api-errors.ts';
import type { MfaChallenge } from './challenge.ts';

/**
 * Sends a token and gives what the resumed call came to.
 * @internal
 */
export type Resume = (token: string | undefined, options?: CallOptions) => Promise<Sent>;

/**
 * 428: the institution asks the end user for a second factor.
 *
 * @example
 * catch (error) {
 *   if (error instanceof MfaRequiredError) {
 *     const link = await error.resume(await askUser(error.challenge.instructions));
 *   }
 * }
 */
export class MfaRequiredError<Resumed = unknown, Body = unknown> extends ApiError<428, Body> {
  override get name(): string {
    return 'MfaRequiredError';
  }
  /** When the session ends. */
  declare readonly expiresAt: Date;
  readonly #challenge: MfaChallenge;
  readonly #resume: Resume;

  /** @internal */
  constructor(failure: ApiFailure<Body>, challenge: MfaChallenge, resume: Resume) {
    super(failure);
    this.expiresAt = challenge.expiresAt;
    this.#challenge = challenge;
    this.#resume = resume;
  }

  /** What to ask the end user. Not part of any rendering of this error. */
  get challenge(): MfaChallenge {
    return this.#challenge;
  }

  /**
   * Sends the token, or none if the end user confirmed elsewhere, and gives the data of the resumed call.
   *
   * @throws MfaRequiredError when the institution asks once more; resume that one.
   * @throws MfaExpiredError without sending anything when the session is over.
   */
  async resume(token?: string, options?: CallOptions): Promise<Resumed> {
    const { body } = await this.#resume(token, options);
    return body as Resumed;
  }

  /**
   * The same with status and headers of the response.
   * @internal
   */
  send(token: string): Promise<Sent> {
    return this.#resume(token);
  }
}

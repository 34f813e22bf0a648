/** What the institution asks the end user for. What gives access is not part of any rendering of it. */
export interface MfaChallenge {
  /** Handle of the paused login. Treat it like a password. */
  readonly session: string;
  /** When the session ends; the latest date that exists when Belvo does not say. */
  readonly expiresAt: Date;
  /** The link that waits, if there is one yet. */
  readonly link: string | undefined;
  /** What to tell the end user. */
  readonly instructions: string | undefined;
  /** Kind of `value`, for instance `numeric` or `qr`. */
  readonly type: string | undefined;
  /** What the end user needs to make the token, for instance a code to type into their device. */
  readonly value: string | undefined;
  /** Whether the end user has to enter something. */
  readonly expectsUserInput: boolean;
}

/** The last date there is (ECMAScript, 21.4.1.1): a session whose end is not told is left to Belvo to refuse. */
const LAST = 8.64e15;

type Entry = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Reads the challenge of a 428 entry; undefined when it opens no session. `now`: when the response came. */
export function readChallenge(entry: Entry, now: number): MfaChallenge | undefined {
  const session = text(entry.session);
  if (!session) {
    return undefined;
  }
  const data = (entry.token_generation_data ?? {}) as Entry;
  // One source documents seconds as an integer, an older one as a string.
  const expiresAt = now + Number(entry.expiry ?? undefined) * 1000;
  const challenge = {
    expiresAt: new Date(Math.min(expiresAt || LAST, LAST)),
    link: text(entry.link),
    instructions: text(data.instructions),
    type: text(data.type),
    expectsUserInput: data.expects_user_input !== false,
  };
  // Reachable, but not part of what a log shows, a spread copies or a serialization writes.
  return Object.defineProperties(challenge, {
    session: { get: () => session },
    value: { get: () => text(data.value) },
  }) as unknown as MfaChallenge;
}

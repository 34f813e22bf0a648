import type { MfaChallenge, Transaction } from '@belvo-openapi/client';

/** How the service reaches the people whose accounts it reads: an app, an e-mail, a chat. */
export interface EndUsers {
  /** Asks for the password of a link; `undefined` when the person does not answer. */
  askPassword(link: string): Promise<string | undefined>;
  /** Asks for the token of a second factor; `undefined` when the person does not answer. */
  askToken(link: string, challenge: MfaChallenge): Promise<string | undefined>;
  /** Tells that the institution did not accept what the person entered. */
  tellRefused(link: string, reason: string): Promise<void>;
}

/** Where transactions are kept. */
export interface Ledger {
  /** Stores a transaction; one that is there already is replaced. */
  put(link: string, transaction: Transaction): Promise<void>;
}

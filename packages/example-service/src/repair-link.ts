import { type BelvoClient, hasCode, MfaRequiredError, ValidationError } from '@belvo-openapi/client';
import type { EndUsers } from './ports.ts';
import type { Database } from './storage/database.ts';

/** How a repair ended; `unknown` when the service ended while a password was on its way. */
export type Repair = 'repaired' | 'no answer' | 'refused' | 'unknown';

/** What a repair works with. */
export interface RepairContext {
  readonly belvo: BelvoClient;
  readonly users: EndUsers;
  readonly database: Database;
}

/**
 * Gives a link new credentials. The password goes from the end user to Belvo and is kept nowhere. None is sent twice by
 * program, neither after a refusal nor after a crash: institutions lock accounts after a few attempts. So what is about
 * to be sent is noted first, and a repair that finds the note looks at the link instead.
 *
 * @param task Identifier of the task that asks for the repair.
 */
export async function repairLink(
  { belvo, users, database }: RepairContext,
  task: string,
  link: string,
): Promise<Repair> {
  const [begun] = await database.query('SELECT 1 FROM repairs WHERE task = $1', [task]);
  if (begun) {
    const { status } = await belvo.links.get(link);
    return status === 'valid' ? 'repaired' : 'unknown';
  }
  const password = await users.askPassword(link);
  if (password === undefined) {
    return 'no answer';
  }
  await database.query('INSERT INTO repairs (task) VALUES ($1)', [task]);
  try {
    await belvo.links.update(link, { password }, { onMfa: (challenge) => users.askToken(link, challenge) });
    return 'repaired';
  } catch (error) {
    if (error instanceof MfaRequiredError) {
      return 'no answer';
    }
    if (error instanceof ValidationError && hasCode(error, 'login_error')) {
      await users.tellRefused(link, error.errors[0]?.message ?? 'The institution refused the password.');
      return 'refused';
    }
    throw error;
  }
}

import { type BelvoClient, hasCode, MfaRequiredError, ValidationError } from '@belvo-openapi/client';
import type { EndUsers } from './ports.ts';

/** How a repair ended. */
export type Repair = 'repaired' | 'no answer' | 'refused';

/**
 * Gives a link new credentials. The password goes from the end user to Belvo and is kept nowhere. A refused one is never
 * sent again by program: institutions lock accounts after a few attempts.
 */
export async function repairLink(belvo: BelvoClient, users: EndUsers, link: string): Promise<Repair> {
  const password = await users.askPassword(link);
  if (password === undefined) {
    return 'no answer';
  }
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

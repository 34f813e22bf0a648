import { MfaRequiredError } from '@belvo-openapi/client';
import { belvo } from './belvo.ts';

export async function rename(id: string): Promise<string> {
  const result = await belvo.links.update(id, { password: 'not-a-real-password' }).result();
  if (result.ok) {
    return `now ${result.data.status}`;
  }
  switch (result.status) {
    case 400:
      return `refused: ${result.error.code}`;
    case 404:
      return 'no such link';
    case 428:
      return result.error instanceof MfaRequiredError
        ? `a token is needed until ${result.error.expiresAt.toISOString()}`
        : `the end user has to act first: ${result.error.code}`;
    default:
      // `undefined` stands for no answer, an unreadable one, or an undocumented status.
      return `failed: ${result.error.message}`;
  }
}

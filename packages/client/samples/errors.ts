import { ConnectionError, errorCodes, hasCode, isApiError, NotFoundError } from '@belvo-openapi/client';
import { belvo } from './belvo.ts';

export async function linkStatus(id: string): Promise<string | null | undefined> {
  try {
    return (await belvo.links.get(id)).status;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return 'gone';
    }
    if (hasCode(error, 'access_to_resource_denied')) {
      return errorCodes[error.code].remedy; // what to do, from the specification
    }
    if (isApiError(error) && error.status === 429) {
      return `busy for ${error.retryAfterMs ?? 0} ms`; // error is a RateLimitError here
    }
    if (error instanceof ConnectionError) {
      return error.maybeSent ? 'maybe received' : 'never sent';
    }
    throw error; // safe to log: it holds no keys, passwords or bodies
  }
}

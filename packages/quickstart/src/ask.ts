import { type BelvoClient, errorCodes, isApiError } from '@belvo-openapi/client';

/** What one call came back as, for a table. */
export interface Told {
  readonly saved: string;
  readonly status: number;
  /** What the client hands to its caller: a value, or the class of the error it throws. */
  readonly outcome: string;
  /** What the caller does about it, from the specification's data. */
  readonly advice: string;
}

/** The remedy the specification documents for an error code. */
function remedyOf(code: string | undefined): string {
  return code !== undefined && Object.hasOwn(errorCodes, code)
    ? errorCodes[code as keyof typeof errorCodes].remedy
    : '';
}

/**
 * Makes the Update call and asks the mock for one of its documented responses.
 *
 * @throws whatever is no response of the API: the mock is gone, or it answered something undocumented
 */
export async function ask(
  belvo: BelvoClient,
  { saved, status, example }: { readonly saved: string; readonly status: number; readonly example: string },
): Promise<Told> {
  // `Prefer` is how Prism is told which documented response to give.
  const headers = { Prefer: `code=${status}, example=${example}` };
  const credentials = { password: 'not-a-real-password' };
  try {
    const link = await belvo.links.update('11111111-1111-4111-8111-111111111111', credentials, { headers, retries: 0 });
    return { saved, status: 200, outcome: `link ${link.id}`, advice: `its status is "${link.status}"` };
  } catch (error) {
    if (!isApiError(error)) {
      throw error;
    }
    return { saved, status: error.status, outcome: `${error.name} ${error.code ?? ''}`, advice: remedyOf(error.code) };
  }
}

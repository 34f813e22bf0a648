// #region recurrent
import { createBelvoClient, hasCode, optionsFromEnv } from '@belvo-openapi/client';

const belvo = createBelvoClient(optionsFromEnv());

/** Belvo reads the bank by itself from now on, at the pace that Belvo set for your account. */
export async function keepFresh(link: string): Promise<string | null | undefined> {
  const { refresh_rate } = await belvo.links.modify(link, { access_mode: 'recurrent' });
  return refresh_rate;
}
// #endregion

// #region now
/** Once, now: the receipt comes at once, the data by webhook under the same request id. */
export async function refreshNow(link: string): Promise<string | undefined> {
  try {
    const { request_id } = await belvo.links.refresh(link);
    return request_id;
  } catch (error) {
    if (hasCode(error, 'link_refreshed')) {
      return undefined; // refreshed within the last ten minutes: what is stored is fresh enough
    }
    throw error;
  }
}
// #endregion

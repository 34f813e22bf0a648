import type { Script } from '../faults/script.ts';
import type { Faults } from '../faults/scripts.ts';
import { type AsyncWebhookOptions, asyncWebhook } from './async-webhook.ts';
import { type InstitutionDownOptions, institutionDown } from './institution-down.ts';
import { type InvalidLinkOptions, invalidLink } from './invalid-link.ts';
import { type LongPaginationOptions, longPagination } from './long-pagination.ts';
import { type ExpiredSessionOptions, expiredSession, type MfaRoundOptions, mfaRound } from './mfa.ts';
import { type RateLimitedBurstOptions, rateLimitedBurst } from './rate-limited-burst.ts';
import type { ScenarioParts } from './scenario.ts';

/**
 * What happens in production, ready to be switched on. Each returns a script that takes it off again; all bodies are
 * examples of the specification. Each throws a MockUsageError when `on` names a route that the document does not have.
 */
export interface Scenarios {
  /** 428 with a session, then success after resuming with it and a token. */
  mfaRound(options?: MfaRoundOptions): Script;
  /** 428, then 400 `session_expired` because the token came late; starting again works. */
  expiredSession(options?: ExpiredSessionOptions): Script;
  /** 400 `institution_down`, for some requests or until it is taken off. */
  institutionDown(options?: InstitutionDownOptions): Script;
  /** 400 `invalid_link` and links with status `invalid`, until the link is updated. */
  invalidLink(options?: InvalidLinkOptions): Script;
  /** A run of 429 with `Retry-After`, or of the firewall's HTML. */
  rateLimitedBurst(options?: RateLimitedBurstOptions): Script;
  /** Lists with many pages and right `count`, `next` and `previous`. */
  longPagination(options?: LongPaginationOptions): Script;
  /** After each 202, the webhook with its result goes to the given URL. */
  asyncWebhook(options: AsyncWebhookOptions): Script;
}

export function createScenarios(parts: ScenarioParts, faults: Faults): Scenarios {
  return {
    mfaRound: (options = {}) => faults.add(mfaRound(parts, options)),
    expiredSession: (options = {}) => faults.add(expiredSession(parts, options)),
    institutionDown: (options = {}) => faults.add(institutionDown(parts, options)),
    invalidLink: (options = {}) => faults.add(invalidLink(parts, options)),
    rateLimitedBurst: (options = {}) => faults.add(rateLimitedBurst(parts, options)),
    longPagination: (options = {}) => faults.add(longPagination(parts, options)),
    asyncWebhook: (options) => faults.add(asyncWebhook(parts, options)),
  };
}

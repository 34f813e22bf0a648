import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ItemObservation, ParameterSighting } from '../observe/observations.ts';
import type { Auth } from '../read/model.ts';
import { NIL_UUID, REDACTED } from '../secrets/scrub-text.ts';

/** Names that are a credential's wherever they stand, in whatever spelling: `X-Api-Key`, `access_token`. */
const CERTAIN =
  /^(?:x-)?(?:[a-z0-9]+[-_.]){0,3}(?:api|auth|authorization|access|app|application|client|private|secret|session|security|subscription|bearer|jwt|vault|functions)[-_]?(?:key|token|secret|jwt)$|^(?:x-)?(?:apikey|apitoken|authtoken|accesstoken|access_token|authorization|authentication|jwt|bearer|app_?key|app_?id|client_?secret|secret_?key|session_?token)$/i;
/** Names that are a credential's only when every request has them. */
const LIKELY =
  /^(?!.*(?:idempot|csrf|xsrf|page|next|sync|cursor|continu|partition|sort|primary|device|reset|verif|confirm))(?:x-)?(?:[a-z0-9]+[-_.]){0,2}(?:key|token|auth|secret|jwt|session|sid|signature|sig)$/i;
/** Who a key was given to, which is half of a credential where it is always sent with one: `X-App-Id`, `Client-Id`. */
const HOLDER = /^(?:x-)?(?:[a-z0-9]+[-_.]){0,2}(?:app|application|client|consumer|developer|partner)[-_]?id$/i;
/** Part of requests that must have it for a likely name to be a credential's. */
const NEARLY_ALL = 0.8;

/**
 * Finds credentials that requests carry as plain headers or query parameters (`?key={{key}}&token={{token}}`) and
 * makes them auth: names that can mean nothing else, and such as could where nearly every request has them. In a
 * collection that a generator wrote, whom a key was given to is what the description says: a parameter, or auth.
 */
export function takeCredentials(
  items: readonly ItemObservation[],
  generated: boolean,
  diagnostics: Diagnostics,
): ItemObservation[] {
  const certain = credentialNames(items);
  const keys = new Set([...certain, ...(generated ? [] : holderNames(items, certain))]);
  return items.map((item) => {
    const own = new Map<string, ParameterSighting>();
    for (const sighting of item.parameters) {
      const key = keyOf(sighting);
      if (keys.has(key) && !sighting.disabled && !own.has(key)) {
        own.set(key, sighting);
      }
    }
    if (own.size === 0) {
      return item;
    }
    for (const sighting of own.values()) {
      const message = "The security scheme is taken from a parameter; Postman's auth settings do not name it.";
      diagnostics.add('info', 'auth-from-header', item.path, message, `${sighting.in} ${sighting.name}`);
    }
    return {
      ...item,
      parameters: item.parameters.filter((sighting) => !keys.has(keyOf(sighting))),
      keys: [...own.values()].map(apiKey),
    };
  });
}

function keyOf(sighting: ParameterSighting): string {
  return `${sighting.in} ${sighting.name.toLowerCase()}`;
}

function credentialNames(items: readonly ItemObservation[]): ReadonlySet<string> {
  const counts = new Map<string, { count: number; sighting: ParameterSighting; filled: boolean; literal: boolean }>();
  for (const item of items) {
    const own = new Set<string>();
    for (const sighting of item.parameters) {
      if (sighting.in === 'path' || sighting.disabled || !(CERTAIN.test(sighting.name) || LIKELY.test(sighting.name))) {
        continue;
      }
      const key = keyOf(sighting);
      const entry = counts.get(key) ?? { count: 0, sighting, filled: false, literal: false };
      counts.set(key, entry);
      entry.count += own.has(key) ? 0 : 1;
      entry.literal ||= sighting.value === REDACTED || sighting.value === NIL_UUID;
      entry.filled ||= entry.literal || /\{\{[^{}]+\}\}/.test(sighting.value ?? '');
      own.add(key);
    }
  }
  const names = new Set<string>();
  for (const [key, { count, sighting, filled, literal }] of counts) {
    const everywhere = count > 1 && count >= items.length * NEARLY_ALL;
    // `?key={{API_KEY}}`
    const variable = /^\{\{([^{}]+)\}\}$/.exec(sighting.value ?? '')?.[1]?.trim() ?? '';
    const header = literal && sighting.in === 'header' && !/sig/i.test(sighting.name);
    if (filled && (everywhere || header || CERTAIN.test(sighting.name) || CERTAIN.test(variable))) {
      names.add(key);
    }
  }
  return names;
}

/** Headers that tell whose key it is, and come with one in every request. */
function holderNames(items: readonly ItemObservation[], keys: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const alone = new Set<string>();
  for (const { parameters, auth } of items) {
    const isKeyed =
      auth?.type === 'apikey' || parameters.some((sighting) => !sighting.disabled && keys.has(keyOf(sighting)));
    for (const sighting of parameters) {
      if (sighting.in === 'header' && !sighting.disabled && HOLDER.test(sighting.name)) {
        (isKeyed ? found : alone).add(keyOf(sighting));
      }
    }
  }
  return new Set([...found].filter((key) => !alone.has(key)));
}

function apiKey(sighting: ParameterSighting): Auth {
  return {
    type: 'apikey',
    params: new Map([
      ['in', sighting.in],
      ['key', sighting.name],
    ]),
  };
}

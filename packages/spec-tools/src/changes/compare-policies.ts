import type { OpenApiDocument, Operation, RateLimit } from '@belvo-openapi/spec-model';
import type { Collector } from './collector.ts';
import { arrow } from './compare-schemas.ts';
import { canonical } from './contract.ts';
import type { Documents } from './find-changes.ts';

/** From never to always repeated: what `x-retry` lets a client do by itself (EXTENSIONS.md). */
const RETRY: Readonly<Record<string, number>> = { unsent: 0, keyed: 1, idempotent: 2, safe: 2 };

/** Compares what our extensions say of an operation: when it is repeated, how it is paged and limited. */
export function comparePolicies(_: Documents, old: Operation, now: Operation, changes: Collector): void {
  const reaches = [now.operationId];
  const place = `operation ${old.operationId}`;
  const [before, after] = [old.extensions, now.extensions];
  const [strength = 0, strengthNow = 0] = [before.retry, after.retry].map((retry) => RETRY[retry ?? 'unsent']);
  if (before.retry !== after.retry) {
    const kind = strengthNow > strength ? 'retry-loosened' : 'retry-tightened';
    changes.add(kind, place, `x-retry: ${arrow(before.retry, after.retry)}`, { reaches });
  }
  if (canonical(before.pagination ?? null) !== canonical(after.pagination ?? null)) {
    const kind = !after.pagination
      ? 'pagination-removed'
      : before.pagination
        ? 'pagination-changed'
        : 'pagination-added';
    changes.add(kind, place, `x-pagination: ${arrow(before.pagination, after.pagination)}`, { reaches });
  }
  compareRateLimit(before.rateLimit, after.rateLimit, place, changes, reaches);
}

/** Compares two limits of requests; no limit is the loosest. */
export function compareRateLimit(
  old: RateLimit | undefined,
  now: RateLimit | undefined,
  place: string,
  changes: Collector,
  reaches: readonly string[],
): void {
  if (canonical(old ?? null) === canonical(now ?? null)) {
    return;
  }
  const rate = (limit: RateLimit | undefined) => (limit ? limit.requests / limit.seconds : Number.POSITIVE_INFINITY);
  const [before, after] = [rate(old), rate(now)];
  const kind = after < before ? 'rate-limit-tightened' : after > before ? 'rate-limit-loosened' : 'rate-limit-changed';
  changes.add(kind, place, `x-rate-limit: ${arrow(old, now)}`, { reaches });
}

/** What a caller has to present, one entry per alternative: `basicAuth (http basic)`, or `none`. */
function credentialsOf(doc: OpenApiDocument, { path, method }: Operation): readonly string[] {
  const security = doc.paths?.[path]?.[method]?.security ?? doc.security ?? [];
  const describe = (name: string): string => {
    const scheme = doc.components?.securitySchemes?.[name] as Readonly<Record<string, unknown>> | undefined;
    const { type, scheme: http, in: place, name: key } = scheme ?? {};
    return `${[type, http, place, key].filter(Boolean).join(' ') || name}`;
  };
  const alternatives = security.map((requirement) =>
    Object.entries(requirement)
      .map(([name, scopes]) => [describe(name), ...scopes].join(' '))
      .toSorted()
      .join(' and '),
  );
  return alternatives.length === 0 ? ['none'] : alternatives.map((each) => each || 'none').toSorted();
}

/** Compares how callers identify themselves. */
export function compareCredentials(
  { before, after }: Documents,
  old: Operation,
  now: Operation,
  changes: Collector,
): void {
  const [was, is] = [credentialsOf(before, old), credentialsOf(after, now)];
  const gone = was.filter((each) => !is.includes(each));
  const added = is.filter((each) => !was.includes(each));
  if (gone.length === 0 && added.length === 0) {
    return;
  }
  const kind = is.includes('none')
    ? 'credentials-dropped'
    : was.every((each) => each === 'none')
      ? 'credentials-required'
      : gone.length === 0
        ? 'credentials-alternative-added'
        : added.length === 0
          ? 'credentials-alternative-removed'
          : 'credentials-changed';
  changes.add(kind, 'credentials', arrow(was.join(' or '), is.join(' or ')), { reaches: [now.operationId] });
}

function serversOf(doc: OpenApiDocument, { path, method }: Operation): readonly string[] {
  type Served = { readonly servers?: readonly { readonly url: string }[] } | undefined;
  const item = doc.paths?.[path];
  const servers = (item?.[method] as Served)?.servers ?? (item as Served)?.servers ?? doc.servers ?? [];
  return servers.map(({ url }) => url);
}

/** Compares where an operation is served. */
export function compareServers({ before, after }: Documents, old: Operation, now: Operation, changes: Collector): void {
  const [was, is] = [serversOf(before, old), serversOf(after, now)];
  const reaches = [now.operationId];
  for (const url of was.filter((each) => !is.includes(each))) {
    changes.add('server-removed', `server ${url}`, 'is gone', { reaches });
  }
  for (const url of is.filter((each) => !was.includes(each))) {
    changes.add('server-added', `server ${url}`, 'is new', { reaches });
  }
}

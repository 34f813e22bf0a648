import type { Operation, RateLimit } from '@belvo-openapi/spec';
import { environmentsOf, MOCK } from '../../model/environments.ts';
import { retryAdvice } from '../../model/retry.ts';
import { isProtected } from '../../samples/request.ts';
import { clientMethod } from '../../samples/typescript.ts';
import { retryBadge } from '../badges.ts';
import type { PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { labelled } from '../value-details.ts';

function security(context: PageContext, operation: Operation): Content {
  if (!isProtected(context.site.document, operation)) {
    return 'None: the call carries no credentials in its header.';
  }
  const schemes = Object.values(context.site.document.components?.securitySchemes ?? {}) as {
    type: string;
    scheme?: string;
  }[];
  const isBasic = schemes.some(({ type, scheme }) => type === 'http' && scheme === 'basic');
  return isBasic
    ? 'HTTP Basic: secret id as user name, secret password as password.'
    : schemes.map(({ type, scheme }) => `${type} ${scheme ?? ''}`).join(', ');
}

/** A request limit in one sentence. */
export function rateLimitSentence(limit: RateLimit): string {
  const scope = limit.scope === 'ip' ? 'from one IP address' : `per ${limit.scope}`;
  const status = limit.status === undefined ? '' : `; more are answered with ${limit.status}`;
  const unless = limit.unless === undefined ? '' : ` (not with ${String(limit.unless)})`;
  return `${limit.requests} requests in ${limit.seconds} seconds ${scope}${unless}${status}.`;
}

function paging(context: PageContext, operation: Operation): Content {
  const { pagination } = operation.extensions;
  return (
    pagination &&
    html`Answered in <a href="${context.href('guides/pagination.html')}">pages</a>; the entries are in <code>${pagination.items}</code>.`
  );
}

/** Said where the operation does not exist everywhere: reference pages are read one at a time. */
function existence(context: PageContext, operation: Operation): Content {
  const all = (context.site.document.servers ?? []).length;
  const own = environmentsOf(operation).filter((environment) => environment !== MOCK);
  return (
    own.length < all &&
    html`${own.map(({ label, url }) => html`${label} only: <code>${url}</code>. `)}Nothing happens in the sandbox; try it against the mock.`
  );
}

/** What one has to know before calling: client method, credentials, retries, paging, limits. */
export function renderAtAGlance(context: PageContext, operation: Operation): Html {
  const { retry, rateLimit } = operation.extensions;
  const pages = paging(context, operation);
  const exists = existence(context, operation);
  const { externalDocs: portal } = (context.site.document.paths?.[operation.path]?.[operation.method] ?? {}) as {
    readonly externalDocs?: { readonly url: string; readonly description?: string };
  };
  return html`<dl class="glance">
${labelled('Client', html`<code>${clientMethod(operation)}</code>`)}
${exists ? labelled('Exists in', exists) : ''}
${portal ? labelled('Belvo says', html`<a href="${portal.url}" rel="noreferrer">${portal.description ?? new URL(portal.url).host}</a>`) : ''}
${labelled('Credentials', security(context, operation))}
${labelled('After a failure', html`${retryBadge(retry)} ${retryAdvice(retry).sentence} <a href="${context.href('retries.html')}">All operations</a>`)}
${pages ? labelled('Paging', pages) : ''}
${rateLimit ? labelled('Limit', rateLimitSentence(rateLimit)) : ''}
</dl>`;
}

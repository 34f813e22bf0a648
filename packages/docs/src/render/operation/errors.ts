import type { Operation } from '@belvo-openapi/spec';
import { responseCodes } from '../../model/errors.ts';
import { codeRetryLabel } from '../../model/retry.ts';
import { errorUrl, slug } from '../../model/urls.ts';
import { statusBadge } from '../badges.ts';
import type { PageContext } from '../context.ts';
import { type Content, html } from '../html.ts';

/** The error codes of an operation with status, retry advice and remedy. */
export function renderErrors(context: PageContext, operation: Operation): Content {
  const statuses = new Map<string, string[]>();
  for (const response of operation.responses) {
    for (const code of responseCodes(context.site.document, response)) {
      statuses.set(code, [...(statuses.get(code) ?? []), response.status]);
    }
  }
  if (statuses.size === 0) {
    return false;
  }
  const rows = [...statuses].map(([code, own]) => {
    const entry = context.site.errorCodesByName.get(code);
    const retry = entry ? codeRetryLabel(entry.retry, entry.waitSeconds) : 'Not documented';
    return html`<tr id="error-${slug(code)}"><th scope="row"><a href="${context.href(errorUrl(code))}"><code>${code}</code></a></th>
<td>${own.map((status) => [statusBadge(status), ' '])}</td><td>${retry}</td><td>${context.md.inline(entry?.remedy)}</td></tr>`;
  });
  return html`<section class="block" aria-labelledby="errors"><h2 id="errors">Error codes</h2>
<p>Belvo may add codes: treat unknown ones like a plain failure of their status.</p>
<div class="table-wrap" tabindex="0"><table class="codes-table"><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Repeat?</th><th scope="col">What to do</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

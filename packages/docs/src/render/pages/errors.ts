import type { ErrorCode } from '../../model/errors.ts';
import { codeRetryLabel } from '../../model/retry.ts';
import { reasonPhrase } from '../../model/status.ts';
import { slug } from '../../model/urls.ts';
import { badge, statusBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { operationLinks } from '../operation-table.ts';
import { articlePage } from './article.ts';

function users(context: PageContext, entry: ErrorCode): Content {
  return entry.operations.length === 0
    ? ''
    : html`<details class="users"><summary>${entry.operations.length} ${
        entry.operations.length === 1 ? 'operation' : 'operations'
      }</summary>${operationLinks(context, entry.operations)}</details>`;
}

function row(context: PageContext, entry: ErrorCode): Html {
  return html`<tr id="${slug(entry.code)}"><th scope="row"><a href="#${slug(entry.code)}"><code>${entry.code}</code></a>${
    entry.obsolete ? badge('obsolete', 'careful', 'Belvo should no longer send it.') : ''
  }</th>
<td>${entry.statuses.map((status) => [statusBadge(status), ' '])}</td><td>${codeRetryLabel(entry.retry, entry.waitSeconds)}</td>
<td>${context.md.inline(entry.remedy)}${users(context, entry)}</td></tr>`;
}

function statusRows(context: PageContext): Content {
  const counts = new Map<string, number>();
  for (const operation of context.site.operations) {
    for (const { status } of operation.responses) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([status, count]) =>
        html`<tr><th scope="row">${statusBadge(status)} ${reasonPhrase(status)}</th><td>${count} of ${context.site.operations.length} operations</td></tr>`,
    );
}

/** Every error code: where it occurs, whether a repeat helps, what to do. */
export function errorsPage(context: PageContext): Page {
  const codes = context.site.errorCodes;
  return articlePage(
    'errors.html',
    'Errors',
    'Every error code with its statuses, whether a repeat can help, and what the caller does.',
    html`<section class="block" aria-labelledby="codes"><h2 id="codes">Codes</h2>
<p>Branch on <code>code</code>, not on <code>message</code>. New codes can appear at any time: treat unknown ones like a plain failure of their status.</p>
<div class="table-wrap" tabindex="0"><table class="codes-table"><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Repeat?</th><th scope="col">What to do</th></tr></thead>
<tbody>${codes.map((entry) => row(context, entry))}</tbody></table></div></section>
<section class="block" aria-labelledby="statuses"><h2 id="statuses">Statuses</h2>
<div class="table-wrap" tabindex="0"><table><thead><tr><th scope="col">Status</th><th scope="col">Declared by</th></tr></thead><tbody>${statusRows(context)}</tbody></table></div></section>`,
  );
}

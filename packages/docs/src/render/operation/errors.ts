import type { Operation } from '@belvo-openapi/spec';
import { responseCodes } from '../../model/errors.ts';
import { codeRetryLabel } from '../../model/retry.ts';
import { errorUrl } from '../../model/urls.ts';
import type { PageContext } from '../context.ts';
import { type Content, html } from '../html.ts';
import { type TableRow, table } from '../table.ts';

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
  const rows = [...statuses].map(([code, own]): TableRow => {
    const entry = context.site.errorCodesByName.get(code);
    const retry = entry ? codeRetryLabel(entry.retry, entry.waitSeconds) : 'Not documented';
    return {
      cells: [
        html`<a href="${context.href(errorUrl(code))}"><code>${code}</code></a>`,
        own.join(', '),
        retry,
        context.md.inline(entry?.remedy),
      ],
    };
  });
  return html`<section class="block" aria-labelledby="errors"><h2 id="errors">Error codes</h2>
<p>Belvo may add codes: treat unknown ones like a plain failure of their status. What to tell the end user: <a href="${context.href('errors.html')}">all codes</a>.</p>
${table(['Code', 'Status', 'Repeat', 'What to do'], rows, 'codes-table')}</section>`;
}

import type { Operation } from '@belvo-openapi/spec';
import { RETRY_KINDS, retryAdvice } from '../../model/retry.ts';
import { operationUrl } from '../../model/urls.ts';
import { methodBadge, retryBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { articlePage } from './article.ts';

interface RetryPolicy {
  maxRetries: number;
  baseSeconds: number;
  factor: number;
}

function schedule(policy: RetryPolicy | undefined): Content {
  if (!policy) {
    return '';
  }
  const pauses = Array.from({ length: policy.maxRetries }, (_, index) => policy.baseSeconds * policy.factor ** index);
  return html`<section class="block" aria-labelledby="schedule"><h2 id="schedule">Pauses</h2>
<p>Belvo advises at most ${policy.maxRetries} repeats, after ${pauses.join(', ')} seconds. Add jitter, and let <code>Retry-After</code> go first when an answer has it.</p></section>`;
}

function row(context: PageContext, operation: Operation): Html {
  return html`<tr id="${operation.operationId}"><th scope="row"><a href="${context.href(operationUrl(operation.operationId))}"><code>${operation.operationId}</code></a></th>
<td>${methodBadge(operation.method)}</td><td>${retryBadge(operation.extensions.retry)}</td></tr>`;
}

/** The retry class of every operation, and what the classes mean. */
export function retriesPage(context: PageContext): Page {
  const classes = RETRY_KINDS.map((kind) => {
    const count = context.site.operations.filter(({ extensions }) => extensions.retry === kind).length;
    return html`<tr><th scope="row">${retryBadge(kind)}</th><td>${retryAdvice(kind).sentence}</td><td>${count}</td></tr>`;
  });
  const groups = context.site.resources.map(
    (resource) =>
      html`<tbody><tr class="group-row"><th colspan="3" scope="rowgroup">${resource.title}</th></tr>${resource.operations.map((operation) => row(context, operation))}</tbody>`,
  );
  return articlePage(
    'retries.html',
    'Retries',
    'When a program may send a request again. A wrong repeat can lock an end user out of a bank or move money twice.',
    html`<section class="block" aria-labelledby="classes"><h2 id="classes">Classes</h2>
<div class="table-wrap" tabindex="0"><table><thead><tr><th scope="col">Class</th><th scope="col">Meaning</th><th scope="col">Operations</th></tr></thead><tbody>${classes}</tbody></table></div>
<p>The class says whether a repeat does harm. Whether it can help is told by the <a href="${context.href('errors.html')}">error code</a>: repeat only when both agree. The client does so by itself.</p></section>
${schedule(context.site.document['x-retry-policy'] as RetryPolicy | undefined)}
<section class="block" aria-labelledby="operations"><h2 id="operations">Operations</h2>
<div class="table-wrap" tabindex="0"><table class="retry-table"><thead><tr><th scope="col">Operation</th><th scope="col">Method</th><th scope="col">Repeat?</th></tr></thead>${groups}</table></div></section>`,
  );
}

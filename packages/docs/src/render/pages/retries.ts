import type { Operation } from '@belvo-openapi/spec';
import { RETRY_KINDS, retryAdvice } from '../../model/retry.ts';
import { operationUrl } from '../../model/urls.ts';
import { methodBadge, retryBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, html } from '../html.ts';
import { type TableRow, table } from '../table.ts';
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
<p>Belvo advises at most ${policy.maxRetries} repeats, after ${pauses.join(', ')} seconds. Add jitter, and let <code>Retry-After</code> go first when a response has it.</p></section>`;
}

function row(context: PageContext, operation: Operation): TableRow {
  return {
    id: operation.operationId,
    cells: [
      html`<a href="${context.href(operationUrl(operation.operationId))}"><code>${operation.operationId}</code></a>`,
      methodBadge(operation.method),
      retryBadge(operation.extensions.retry),
    ],
  };
}

/** The retry class of every operation, and what the classes mean. */
export function retriesPage(context: PageContext): Page {
  const classes = RETRY_KINDS.map((kind): TableRow => {
    const count = context.site.operations.filter(({ extensions }) => extensions.retry === kind).length;
    return { cells: [retryBadge(kind), retryAdvice(kind).sentence, count] };
  });
  const groups = context.site.resources.map(
    (resource) =>
      html`<details class="inside"><summary>${resource.title}</summary>${table(
        ['Operation', 'Method', 'Repeat'],
        resource.operations.map((operation) => row(context, operation)),
        'retry-table',
      )}</details>`,
  );
  return articlePage(
    'retries.html',
    'Retries',
    'When a program may send a request again. A wrong repeat can lock an end user out of a bank or move money twice.',
    html`<section class="block" aria-labelledby="classes"><h2 id="classes">Classes</h2>
${table(['Class', 'Meaning', 'Operations'], classes)}
<p>The class says whether a repeat does harm. Whether it can help is told by the <a href="${context.href('errors.html')}">error code</a>: repeat only when both agree. The client does so by itself.</p></section>
${schedule(context.site.document['x-retry-policy'] as RetryPolicy | undefined)}
<section class="block" aria-labelledby="operations"><h2 id="operations">Operations</h2>
${groups}</section>`,
  );
}

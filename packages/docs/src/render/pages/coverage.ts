import type { Operation } from '@belvo-openapi/spec';
import { type Count, type CoverageReport, countAnswers } from '../../model/coverage.ts';
import { operationUrl } from '../../model/urls.ts';
import { badge, statusBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { type TableRow, table } from '../table.ts';
import { articlePage } from './article.ts';

function countBadge({ covered, total }: Count): Html {
  return badge(`${covered} of ${total}`, covered === total ? 'good' : 'bad');
}

function row(context: PageContext, operation: Operation, report: CoverageReport | undefined): TableRow {
  const { operationId, responses } = operation;
  const count = report?.byOperation.get(operationId);
  return {
    id: operationId,
    cells: [
      html`<a href="${context.href(operationUrl(operationId))}"><code>${operationId}</code></a>`,
      responses.map(({ status }) => [statusBadge(status), ' ']),
      countAnswers(operation),
      ...(report ? [count ? countBadge(count) : badge('not tested', 'bad')] : []),
    ],
  };
}

function results(report: CoverageReport | undefined): Content {
  if (!report) {
    return html`<p class="fact-note">This build holds no result of a run: run the contract tests, then <code>npm run docs</code> shows it here.</p>`;
  }
  const missing =
    report.uncovered.length > 0 &&
    html`<section class="block"><h2 id="uncovered">Not proven</h2><ul>${report.uncovered.map((cell) => html`<li><code>${cell}</code></li>`)}</ul></section>`;
  return html`<dl class="glance">${report.totals.map(
    ({ name, count }) => html`<div><dt>${name}</dt><dd>${countBadge(count)}</dd></div>`,
  )}</dl>${missing}`;
}

/**
 * What the contract tests have to prove, operation by operation: every declared status with every named example.
 * With a report, also what they did prove.
 */
export function coveragePage(context: PageContext, report?: CoverageReport): Page {
  const { operations } = context.site;
  const answers = operations.reduce((sum, operation) => sum + countAnswers(operation), 0);
  return articlePage(
    'coverage.html',
    'Contract coverage',
    'The contract tests call every operation through the client, for every declared status and named example, against the mock.',
    html`<p class="numbers"><span><strong>${operations.length}</strong> operations</span><span><strong>${answers}</strong> responses</span></p>
${results(report)}
<section class="block" aria-labelledby="operations"><h2 id="operations">By operation</h2>
${table(
  ['Operation', 'Statuses', 'Responses', ...(report ? ['Cells proven'] : [])],
  operations.map((operation) => row(context, operation, report)),
)}</section>`,
  );
}

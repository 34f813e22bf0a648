import { type CoverageReport, cellKey, expectedCells } from '../../model/coverage.ts';
import { operationUrl } from '../../model/urls.ts';
import { badge, statusBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, html } from '../html.ts';
import { articlePage } from './article.ts';

function verdict(total: number, passed: number, report: CoverageReport | undefined): Content {
  if (!report) {
    return badge(String(total));
  }
  return badge(`${passed} of ${total}`, passed === total ? 'good' : 'bad');
}

/**
 * What the contract tests have to prove, operation by operation: every declared status with every named example.
 * With a report, also what they did prove.
 */
export function coveragePage(context: PageContext, report?: CoverageReport): Page {
  const { operations } = context.site;
  const cells = expectedCells(operations);
  const passed = new Set(report?.passed);
  const byOperation = Map.groupBy(cells, ({ operationId }) => operationId);
  const rows = [...byOperation].map(([operationId, own]) => {
    const done = own.filter((cell) => passed.has(cellKey(cell))).length;
    const statuses = [...new Set(own.map(({ status }) => status))];
    return html`<tr id="${operationId}"><th scope="row"><a href="${context.href(operationUrl(operationId))}"><code>${operationId}</code></a></th>
<td>${statuses.map((status) => [statusBadge(status), ' '])}</td><td>${verdict(own.length, done, report)}</td></tr>`;
  });
  const totals = Object.entries(report?.totals ?? {}).map(
    ([label, value]) => html`<span><strong>${value}</strong> ${label}</span>`,
  );
  const covered = cells.filter((cell) => passed.has(cellKey(cell))).length;
  const lead = report
    ? `${covered} of ${cells.length} cells passed in the last run of the contract tests.`
    : 'A cell is one declared status of one operation with one named example. The contract tests call each of them through the client, against the mock.';
  return articlePage(
    'coverage.html',
    'Contract coverage',
    lead,
    html`<p class="numbers"><span><strong>${cells.length}</strong> cells</span><span><strong>${operations.length}</strong> operations</span>${totals}</p>
${report ? '' : html`<p class="fact-note">This build holds no result of a run.</p>`}
<div class="table-wrap" tabindex="0"><table><thead><tr><th scope="col">Operation</th><th scope="col">Statuses</th><th scope="col">Cells</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

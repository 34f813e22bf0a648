import type { Article } from '../../model/content.ts';
import { operationUrl } from '../../model/urls.ts';
import { badge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { plainText } from '../plain-text.ts';
import { articlePage } from './article.ts';

function decisionUrl(slug: string): string {
  return `decisions/${slug}.html`;
}

/** The list of decision records. */
export function decisionIndexPage(context: PageContext, decisions: readonly Article[]): Page {
  const items = decisions.map(
    ({ slug, title, status }) =>
      html`<li><a href="${context.href(decisionUrl(slug))}"><code>${slug.slice(0, 4)}</code> ${title}</a> ${
        status && status !== 'accepted' ? badge(status, 'careful') : ''
      }</li>`,
  );
  return articlePage(
    'decisions/index.html',
    'Decisions',
    'Where sources disagree, or where this description deliberately differs from one of them, the choice was made once and written down.',
    html`<ul class="decision-list">${items}</ul>`,
  );
}

/** `Context: …` at the start of a paragraph becomes a label. */
function markLabels(body: string): string {
  return body.replace(/^([A-Z][a-z]+):(?=\s)/gm, '**$1.**');
}

function coverRow(context: PageContext, entry: Readonly<Record<string, string>>): Html {
  const cells = Object.entries(entry).map(([key, value]) => {
    const operation = context.site.operations.find(
      ({ method, path }) => key === 'operation' && value === `${method.toUpperCase()} ${path}`,
    );
    const text = operation
      ? html`<a href="${context.href(operationUrl(operation.operationId))}">${value}</a>`
      : String(value);
    return html`<td><small>${key}</small> ${text}</td>`;
  });
  return html`<tr>${cells}</tr>`;
}

/** One decision record. */
export function decisionPage(context: PageContext, article: Article): Page {
  const { slug, title, body, status, date, covers } = article;
  const table =
    covers.length > 0 &&
    html`<section class="block"><h2 id="covers">Deviations it covers</h2><div class="table-wrap"><table class="cells"><tbody>${covers.map(
      (entry) => coverRow(context, entry),
    )}</tbody></table></div></section>`;
  return {
    url: decisionUrl(slug),
    title,
    description: plainText(body),
    source: `spec/decisions/${slug}.md`,
    body: html`<article class="plain"><header class="page-head"><p class="crumbs"><a href="${context.href('decisions/index.html')}">Decisions</a></p><h1>${title}</h1>
<p class="badges">${status ? badge(status, status === 'accepted' ? 'good' : 'careful') : ''}${date ? html`<time datetime="${date}">${date}</time>` : ''}</p></header>
<div class="prose">${context.md.block(markLabels(body))}</div>
${table}</article>`,
  };
}

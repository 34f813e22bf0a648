import type { Guide } from '../../model/guides.ts';
import { groupUrl, resourceUrl } from '../../model/urls.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, html } from '../html.ts';
import { rateLimitSentence } from '../operation/at-a-glance.ts';
import { plainText } from '../plain-text.ts';
import { table } from '../table.ts';

function guideCards(context: PageContext, guides: readonly Guide[]): Content {
  return html`<ul class="cards">${guides.map(
    ({ url, title, description }) =>
      html`<li><a class="card" href="${context.href(url)}"><strong>${title}</strong><span>${description}</span></a></li>`,
  )}</ul>`;
}

function tasks(context: PageContext): Content {
  const { guides } = context.site;
  const start = guides.filter(({ kind }) => kind === 'tutorial');
  const others = guides.filter(({ kind }) => kind === 'how-to');
  return (
    start.length + others.length > 0 &&
    html`<section class="block" aria-labelledby="start"><h2 id="start">Start</h2>${guideCards(context, start)}</section>
<section class="block" aria-labelledby="guides"><h2 id="guides">Guides</h2>${guideCards(context, others)}</section>`
  );
}

function servers(context: PageContext): Content {
  return table(
    ['Server', 'What it is'],
    (context.site.document.servers ?? []).map(({ url, description }) => ({
      cells: [html`<code>${url}</code>`, description ?? ''],
    })),
  );
}

function resourceCards(context: PageContext): Content {
  return context.site.groups.map(
    (group) =>
      html`<h3 class="group-title" id="${groupUrl(group.title).split('#')[1] ?? ''}">${group.title}</h3><ul class="cards">${group.resources.map(
        (
          resource,
        ) => html`<li><a class="card" href="${context.href(resourceUrl(resource.name))}"><strong>${resource.title}</strong>
<span>${plainText(resource.description, 110)}</span><small>${resource.operations.map(({ verb }) => verb).join(' · ')}</small></a></li>`,
      )}</ul>`,
  );
}

/** What a reader comes back for: error codes, words, what changed, files to download. */
function lookups(context: PageContext): Content {
  const { content, errorCodes, guides, webhooks } = context.site;
  const links: [boolean, string, string][] = [
    [errorCodes.length > 0, 'errors.html', 'Error codes'],
    [true, 'retries.html', 'Retries'],
    [webhooks.length > 0, 'webhooks/index.html', 'Webhooks'],
    ...guides
      .filter(({ kind }) => kind === 'concept')
      .map(({ url, title }): [boolean, string, string] => [true, url, title]),
    [content.changelog !== undefined, 'changelog.html', 'What changed'],
    [true, 'downloads/index.html', 'Downloads'],
  ];
  return html`<ul class="guide-links">${links
    .filter(([exists]) => exists)
    .map(([, url, title]) => html`<li><a href="${context.href(url)}">${title}</a></li>`)}</ul>`;
}

/** The first page: what this is, what one may want to do, every resource. */
export function homePage(context: PageContext): Page {
  const { document, operations, webhooks } = context.site;
  const { info } = document;
  const limit = document['x-rate-limit'] as Parameters<typeof rateLimitSentence>[0] | undefined;
  const summary = typeof info.summary === 'string' ? info.summary : '';
  return {
    url: 'index.html',
    title: info.title,
    description: summary,
    source: 'spec/openapi.yaml',
    body: html`<article class="plain home"><header class="page-head"><p class="crumbs">Version ${info.version}</p><h1>${info.title}</h1>
${summary ? html`<p class="lead">${summary}</p>` : ''}
<p class="numbers"><span><strong>${operations.length}</strong> operations</span><span><strong>${context.site.resources.length}</strong> resources</span><span><strong>${webhooks.length}</strong> events</span><span><strong>${context.site.errorCodes.length}</strong> error codes</span></p>
${lookups(context)}</header>
${tasks(context)}
<section class="block" aria-labelledby="about"><h2 id="about">What to know</h2>
<div class="prose">${context.md.block(typeof info.description === 'string' ? info.description : '')}</div>
${servers(context)}
${limit ? html`<p>Limit of the whole API: ${rateLimitSentence(limit)}</p>` : ''}</section>
<section class="block" aria-labelledby="resources"><h2 id="resources">Reference</h2>${resourceCards(context)}</section></article>`,
  };
}

import type { Page, PageContext } from './context.ts';
import { linkHeadings, listHeadings, renderContents } from './headings.ts';
import { type Content, type Html, html, trusted } from './html.ts';
import { renderNav } from './nav.ts';

/** A page before or after another one. */
export interface Neighbor {
  readonly url: string;
  readonly title: string;
}

export interface Frame {
  readonly previous?: Neighbor | undefined;
  readonly next?: Neighbor | undefined;
  /** Start of the addresses under which files of the repository can be edited; without it the path is shown. */
  readonly editBase?: string | undefined;
  /** Where search engines find the page, when the site has a public address. */
  readonly canonical?: string | undefined;
}

function neighbors(context: PageContext, { previous, next }: Frame): Content {
  const link = (page: Neighbor | undefined, rel: string, label: string) =>
    page &&
    html`<a class="${rel}" rel="${rel}" href="${context.href(page.url)}"><small>${label}</small><span>${page.title}</span></a>`;
  return previous || next
    ? html`<nav class="neighbors" aria-label="Previous and next page">${link(previous, 'prev', 'Previous')}${link(next, 'next', 'Next')}</nav>`
    : '';
}

function source(page: Page, { editBase }: Frame): Content {
  if (page.source === undefined) {
    return '';
  }
  const path = html`<code>${page.source}</code>`;
  return html`Written in ${editBase === undefined ? path : html`<a href="${editBase}${page.source}" rel="noreferrer">${path}</a>`}. `;
}

/** Address of the Markdown twin of a page: `links/update.html` -> `links/update.md`. */
export function twinUrl(url: string): string {
  return url.replace(/\.html$/, '.md');
}

/** Room for the buttons that the script puts under the heading: it is there before they are, so that nothing moves. */
function withTools(body: Html): Html {
  return trusted(body.text.replace('</header>', '<div class="page-tools"></div></header>'));
}

/** Puts the frame around a page: head, top bar, contents, text, navigation, footer. Text comes before navigation. */
export function renderLayout(context: PageContext, page: Page, frame: Frame = {}): string {
  const { info, externalDocs } = context.site.document as typeof context.site.document & {
    readonly externalDocs?: { readonly url: string };
  };
  const contact = (info as { readonly contact?: { readonly url?: string } }).contact?.url;
  const portal = externalDocs?.url ?? contact;
  const isHome = page.url === 'index.html';
  const title = isHome ? `${info.title} reference` : `${page.title} · ${info.title}`;
  // Programs look for a feed on the first page and on the page it is the feed of.
  const hasFeed = context.site.content.changelog !== undefined && (isHome || page.url === 'changelog.html');
  const contents = renderContents(listHeadings(page.body));
  const twin = page.url === '404.html' ? undefined : context.href(twinUrl(page.url));
  return html`<!doctype html>
<html lang="en" data-root="${context.href('')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
<link rel="icon" href="${context.href('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${context.href('assets/site.css')}">
${twin ? html`<link rel="alternate" type="text/markdown" href="${twin}">\n` : ''}${hasFeed ? html`<link rel="alternate" type="application/atom+xml" title="Changelog" href="${context.href('changelog.xml')}">\n` : ''}<script src="${context.href('assets/early.js')}"></script>
<script src="${context.href('assets/site.js')}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="top">
<button class="menu-button" hidden>Menu</button>
<a class="brand" href="${context.href('index.html')}">${info.title} <span class="version">${info.version}</span></a>
<button class="search-button" hidden><span>Search</span><kbd>/</kbd></button>
<button class="theme-button" hidden>Theme</button>
</header>
<div class="shell${contents ? ' has-contents' : ''}">
<main id="content" class="content" tabindex="-1">
${withTools(linkHeadings(page.body))}
${neighbors(context, frame)}
<footer class="foot"><p>${source(page, frame)}${twin ? html`<a class="twin" href="${twin}">This page as Markdown</a>.` : ''}</p>
<p>Independent of Belvo${portal ? html`, whose own documentation is <a href="${portal}" rel="noreferrer">${new URL(portal).host}</a>` : ''}.</p></footer>
</main>
${contents}
${renderNav(context, page.resource)}
</div>
<dialog class="search" aria-label="Search"></dialog>
</body>
</html>
`.text;
}

import type { Page, PageContext } from './context.ts';
import { html } from './html.ts';
import { renderNav } from './nav.ts';

/** Puts the frame around a page: head, top bar, navigation, footer. */
export function renderLayout(context: PageContext, page: Page): string {
  const { info } = context.site.document;
  const isHome = page.url === 'index.html';
  const title = isHome ? `${info.title} reference` : `${page.title} · ${info.title}`;
  // `data-root` tells the script where the site begins: it also works without a server.
  const root = context.href('');
  return html`<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${page.description}">
<link rel="icon" href="${context.href('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${context.href('assets/site.css')}">
<script src="${context.href('assets/early.js')}"></script>
<script src="${context.href('assets/site.js')}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="top">
<button class="menu-button" type="button" aria-expanded="false" aria-controls="nav" hidden>Menu</button>
<a class="brand" href="${context.href('index.html')}">${info.title} <span class="version">${info.version}</span></a>
<button class="search-button" type="button" hidden><span>Search</span><kbd>/</kbd></button>
</header>
<div class="shell">
${renderNav(context, page.resource)}
<main id="content" class="content" tabindex="-1">
${page.body}
<footer class="foot"><p>Built from ${info.title} ${info.version}. An independent description, not affiliated with Belvo.</p></footer>
</main>
</div>
<dialog class="search" aria-label="Search the reference"></dialog>
</body>
</html>
`.text;
}

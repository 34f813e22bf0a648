import type { Page, PageContext } from '../context.ts';
import { html } from '../html.ts';
import { articlePage } from './article.ts';

/** What the server answers for an unknown address. */
export function notFoundPage(context: PageContext): Page {
  return articlePage(
    '404.html',
    'Page not found',
    'No page has this address.',
    html`<p>Search for it, or start at the <a href="${context.href('index.html')}">overview</a>. Addresses end in <code>.html</code>: <code>links_update</code> is <code>links/update.html</code>.</p>`,
  );
}

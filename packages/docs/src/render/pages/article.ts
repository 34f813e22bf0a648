import type { Page } from '../context.ts';
import { type Content, html } from '../html.ts';
import { plainText } from '../plain-text.ts';

/** A plain page: heading, lead and content in one column. */
export function articlePage(url: string, title: string, lead: string, content: Content, source?: string): Page {
  return {
    url,
    title,
    source,
    description: plainText(lead) || title,
    body: html`<article class="plain"><header class="page-head"><h1>${title}</h1>${
      lead ? html`<p class="lead">${lead}</p>` : ''
    }</header>
${content}</article>`,
  };
}

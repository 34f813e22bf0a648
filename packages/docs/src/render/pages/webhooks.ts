import type { Webhook } from '@belvo-openapi/spec';
import { viewSchema } from '../../model/schema-view.ts';
import { slug, webhookUrl } from '../../model/urls.ts';
import { confidenceBadge } from '../badges.ts';
import { jsonBlock } from '../code.ts';
import type { Page, PageContext } from '../context.ts';
import { renderSchema } from '../fields.ts';
import { html } from '../html.ts';
import { plainText } from '../plain-text.ts';
import { switcher } from '../switcher.ts';
import { articlePage } from './article.ts';

/** The list of events that are delivered to the caller. */
export function webhooksPage(context: PageContext): Page {
  const groups = [...Map.groupBy(context.site.webhooks, ({ webhookType, tag }) => webhookType || tag)].map(
    ([type, events]) =>
      html`<section class="block"><h2 id="${slug(type)}">${type}</h2><ul class="operation-cards">${events.map(
        (event) =>
          html`<li><a class="operation-line" href="${context.href(webhookUrl(event.name))}"><span class="method method-event">EVENT</span><span class="operation-line-text"><strong>${
            event.summary || event.name
          }</strong> <code>${event.webhookCode || event.name}</code></span></a><p>${plainText(event.description)}</p>${
            event.extensions.source
              ? html`<p class="badges">${confidenceBadge(event.extensions.source.confidence)}</p>`
              : ''
          }</li>`,
      )}</ul></section>`,
  );
  const guide = context.site.guides.find(({ url }) => url === 'guides/webhooks.html');
  const tags = new Set(context.site.webhooks.map(({ tag }) => tag));
  const texts = (context.site.document.tags ?? []).filter(({ name }) => tags.has(name));
  return articlePage(
    'webhooks/index.html',
    'Webhooks',
    'Events that Belvo sends to an address of yours. Answer with a 2xx status at once and do the work afterwards; the same event can come twice.',
    html`<div class="prose">${texts.map(({ description }) => context.md.block(description))}
${guide ? html`<p>Step by step, with code: <a href="${context.href(guide.url)}">${guide.title}</a>.</p>` : ''}</div>${groups}`,
  );
}

/** The page of one event. */
export function webhookPage(context: PageContext, event: Webhook): Page {
  const view = viewSchema(context.site.document, event.schema);
  const examples = event.examples.map(({ name, summary, value }) => ({
    id: `example-${name}`,
    label: summary ?? name,
    content: jsonBlock(value),
  }));
  const { source } = event.extensions;
  return {
    url: webhookUrl(event.name),
    title: event.summary || event.name,
    source: context.site.sources.webhooks.get(event.name),
    description: plainText(event.description) || `Event ${event.name}.`,
    body: html`<article class="operation"><header class="page-head"><p class="crumbs"><a href="${context.href('webhooks/index.html')}">Webhooks</a></p><h1>${event.summary || event.name}</h1>
<p class="badges"><code class="operation-id">${event.name}</code>${source ? confidenceBadge(source.confidence) : ''}</p></header>
<div class="split"><div class="doc"><div class="lead">${context.md.block(event.description)}</div>
<section class="block" aria-labelledby="payload"><h2 id="payload">Payload</h2>${renderSchema({ ...context, direction: 'response', linksSchemas: true }, view, 'body')}</section></div>
<aside class="samples" aria-labelledby="event-examples"><h2 id="event-examples" data-quiet>Event</h2>${
      examples.length > 0
        ? switcher(examples, { label: 'Event example', kind: 'select' })
        : html`<p class="empty">No example.</p>`
    }</aside></div></article>`,
  };
}

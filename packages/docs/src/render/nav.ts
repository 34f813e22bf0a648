import type { Resource } from '../model/resources.ts';
import { operationUrl, resourceUrl } from '../model/urls.ts';
import { methodBadge } from './badges.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html } from './html.ts';
import { guidePages } from './pages/guide-list.ts';

function link(context: PageContext, url: string, text: Content): Html {
  const current = context.url === url ? html` aria-current="page"` : '';
  return html`<a href="${context.href(url)}"${current}>${text}</a>`;
}

function resourceItem(context: PageContext, resource: Resource, active: string | undefined): Html {
  const isActive = resource.name === active;
  const operations = isActive
    ? html`<ul class="nav-operations">${resource.operations.map(
        (operation) =>
          html`<li${operation.deprecated ? html` class="is-deprecated"` : ''}>${link(
            context,
            operationUrl(operation.operationId),
            html`<span>${operation.verb}</span>${methodBadge(operation.method)}`,
          )}</li>`,
      )}</ul>`
    : '';
  return html`<li${isActive ? html` class="is-active"` : ''}>${link(context, resourceUrl(resource.name), resource.title)}${operations}</li>`;
}

/** The navigation on the left: guides, then every resource, the current one with its operations. */
export function renderNav(context: PageContext, activeResource: string | undefined): Html {
  const guides = guidePages(context.site).map(({ url, title }) => html`<li>${link(context, url, title)}</li>`);
  const groups = context.site.groups.map(
    (group) =>
      html`<section><h2>${group.title}</h2><ul>${group.resources.map((resource) => resourceItem(context, resource, activeResource))}</ul></section>`,
  );
  return html`<nav class="nav" id="nav" aria-label="Reference">
<section><h2>Start</h2><ul>${guides}</ul></section>
${groups}
</nav>`;
}

import type { Resource } from '../../model/resources.ts';
import { resourceUrl } from '../../model/urls.ts';
import { referredSchemas } from '../../model/usage.ts';
import { confidenceBadge, retryBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { html } from '../html.ts';
import { operationLine } from '../operation-table.ts';
import { plainText } from '../plain-text.ts';

/** The page of one resource: its operations with retry class and confidence, and the schemas they speak of. */
export function resourcePage(context: PageContext, resource: Resource): Page {
  const { document } = context.site;
  const schemas = new Set(
    resource.operations
      .flatMap(({ path, method }) => [...referredSchemas(document, document.paths?.[path]?.[method])])
      .filter((name) => context.site.schemaPages.has(name)),
  );
  const rows = resource.operations.map(
    (operation) => html`<li>${operationLine(context, operation)}<p>${plainText(operation.description)}</p>
<p class="badges"><code>belvo.${resource.name}.${operation.verb}</code>${retryBadge(operation.extensions.retry, 'retry: ')}${
      operation.extensions.source ? confidenceBadge(operation.extensions.source.confidence) : ''
    }</p></li>`,
  );
  return {
    url: resourceUrl(resource.name),
    source: 'spec/openapi.yaml',
    title: resource.title,
    description: plainText(resource.description) || `Operations of ${resource.title}.`,
    resource: resource.name,
    body: html`<article class="plain"><header class="page-head"><p class="crumbs"><code>belvo.${resource.name}</code></p><h1>${resource.title}</h1></header>
<div class="prose lead">${context.md.block(resource.description)}</div>
<section class="block" aria-labelledby="operations"><h2 id="operations">Operations</h2><ul class="operation-cards">${rows}</ul></section>
<section class="block" aria-labelledby="schemas"><h2 id="schemas">Schemas</h2><ul class="link-list">${[...schemas]
      .sort()
      .map(
        (name) => html`<li><a href="${context.schemaHref(name)}"><code>${name}</code></a></li>`,
      )}</ul></section></article>`,
  };
}

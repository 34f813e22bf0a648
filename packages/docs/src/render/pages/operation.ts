import type { Operation } from '@belvo-openapi/spec';
import { operationUrl, resourceUrl } from '../../model/urls.ts';
import { confidenceBadge, deprecatedBadge, methodBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { renderAtAGlance } from '../operation/at-a-glance.ts';
import { renderBody } from '../operation/body.ts';
import { renderConsole } from '../operation/console.ts';
import { renderErrors } from '../operation/errors.ts';
import { renderParameters } from '../operation/parameters.ts';
import { renderProvenance } from '../operation/provenance.ts';
import { renderRequestSamples } from '../operation/request-samples.ts';
import { renderResponseExamples } from '../operation/response-examples.ts';
import { renderResponses } from '../operation/responses.ts';
import { plainText } from '../plain-text.ts';

function renderPath(path: string): Html {
  const parts = path.split(/(\{[^}]+\})/).map((part) => (part.startsWith('{') ? html`<var>${part}</var>` : part));
  return html`<code class="path">${parts}</code>`;
}

function renderHeader(context: PageContext, operation: Operation): Html {
  const resource = context.site.resources.find(({ name }) => name === operation.resource);
  const { source } = operation.extensions;
  return html`<header class="page-head">
<p class="crumbs"><a href="${context.href(resourceUrl(operation.resource))}">${resource?.title ?? operation.resource}</a></p>
<h1>${operation.summary || operation.operationId}</h1>
<p class="badges"><code class="operation-id">${operation.operationId}</code>${operation.deprecated ? deprecatedBadge() : ''}${
    source ? html`<a href="#provenance">${confidenceBadge(source.confidence)}</a>` : ''
  }</p>
<p class="endpoint" data-copy="${operation.path}">${methodBadge(operation.method)}${renderPath(operation.path)}</p>
</header>`;
}

/** The page of one operation. */
export function operationPage(context: PageContext, operation: Operation): Page {
  return {
    url: operationUrl(operation.operationId),
    title: operation.summary || operation.operationId,
    description: plainText(operation.description) || `${operation.method.toUpperCase()} ${operation.path}`,
    resource: operation.resource,
    source: context.site.sources.operations.get(operation.operationId),
    body: html`<article class="operation">
${renderHeader(context, operation)}
<div class="split"><div class="doc">
<div class="lead">${context.md.block(operation.description)}</div>
${renderAtAGlance(context, operation)}
${renderConsole(context, operation)}
</div>${renderRequestSamples(context, operation)}
<div class="doc">${renderParameters(context, operation)}
${renderBody(context, operation)}</div></div>
<div class="split"><div class="doc">${renderResponses(context, operation)}</div>${renderResponseExamples(context, operation)}</div>
<div class="wide">${renderErrors(context, operation)}${renderProvenance(context, operation)}</div>
</article>`,
  };
}
